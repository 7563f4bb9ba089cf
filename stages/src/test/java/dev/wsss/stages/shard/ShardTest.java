package dev.wsss.stages.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final List<String> IDS = List.of("2007_000032", "a.b", "__c__", "ä/ö %", "last", "x".repeat(160));

    @Test
    void everySampleComesBackInOrderAndById() throws IOException {
        MemoryObjects objects = written(Blocks.of(IDS, 4));
        ShardReader reader = ShardReader.open(objects);

        List<String> order = new ArrayList<>();
        reader.forEach(sample -> {
            order.add(sample.id());
            assertThat(sample.part("npy")).containsExactly(content(sample.id(), 1));
            assertThat(sample.part("seed.png")).containsExactly(content(sample.id(), 700));
        });

        assertThat(order).isEqualTo(IDS);
        assertThat(reader.ids()).isEqualTo(IDS);
        for (String id : IDS) {
            assertThat(reader.read(id, "seed.png")).containsExactly(content(id, 700));
            assertThat(reader.read(id).parts()).containsOnlyKeys("npy", "seed.png");
        }
        assertThat(reader.idsWith("npy")).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(reader.idsWith("jpg")).isEmpty();
        assertThat(objects.objects())
                .containsOnlyKeys("block-00000.tar", "block-00000.json", "block-00001.tar", "block-00001.json");
    }

    @Test
    void howTheBlocksAreDividedChangesNoByte() throws IOException {
        List<Block> blocks = Blocks.of(IDS, 2);
        MemoryObjects atOnce = written(blocks);

        Map<String, byte[]> together = new TreeMap<>();
        for (List<Block> share : List.of(List.of(blocks.get(2), blocks.get(0)), List.of(blocks.get(1)))) {
            together.putAll(written(share).objects());
        }

        assertThat(together).containsOnlyKeys(atOnce.objects().keySet()).hasSize(6);
        atOnce.objects()
                .forEach(
                        (name, bytes) -> assertThat(together.get(name)).as(name).containsExactly(bytes));
    }

    @Test
    void anImageMayBeLeftOutWithoutMovingTheOthersToAnotherBlock() throws IOException {
        MemoryObjects objects = new MemoryObjects();
        try (ShardWriter writer =
                new ShardWriter(objects.sink(), Blocks.of(List.of("a", "b", "c", "d", "e", "f", "g"), 2))) {
            writer.add(Sample.of("b", "txt", new byte[] {1}));
            writer.add(Sample.of("e", "txt", new byte[] {2}));
            writer.finish();
        }
        ShardReader reader = ShardReader.open(objects);

        assertThat(reader.blocks()).containsExactly(0, 1, 2, 3);
        assertThat(reader.block(0).ids()).containsExactly("b");
        assertThat(reader.block(1).ids()).isEmpty();
        assertThat(reader.block(2).ids()).containsExactly("e");
        assertThat(reader.block(3).ids()).isEmpty();
        assertThat(reader.ids()).containsExactly("b", "e");
    }

    @Test
    void anArtifactThatWasNotFinishedLacksTheBlockInHandAndThoseBehindIt() throws IOException {
        MemoryObjects objects = new MemoryObjects();
        try (ShardWriter writer = new ShardWriter(objects.sink(), Blocks.of(List.of("a", "b", "c"), 1))) {
            writer.add(Sample.of("a", "txt", new byte[0]));
            writer.add(Sample.of("b", "txt", new byte[0]));
        }

        assertThat(objects.objects()).containsOnlyKeys("block-00000.tar", "block-00000.json");
    }

    @Test
    void onlyTheIndexesThatAreWantedAreRead() throws IOException {
        MemoryObjects objects = written(Blocks.of(IDS, 1));
        objects.objects().put("block-00004.json", new byte[] {'{'});
        ShardReader reader = ShardReader.open(objects);

        assertThat(reader.block(5).ids()).containsExactly(IDS.get(5));
        assertThat(reader.read(IDS.get(5), "npy")).hasSize(1);
        assertThat(reader.read(IDS.get(3), "npy")).hasSize(1);
        assertThatThrownBy(() -> reader.read(IDS.get(4), "npy")).hasMessageContaining("block-00004.json");
    }

    @Test
    void anArtifactWithoutAnyIndexIsCorruptAndSaysSo() {
        MemoryObjects older = new MemoryObjects();
        older.objects().put("index.json", new byte[0]);

        assertCorrupt(older, "block-00000.json: is not there; another version of wsss");
    }

    @Test
    void anImageThatStandsInTwoBlocksIsCorruptAndNamed() throws IOException {
        MemoryObjects objects = written(List.of(new Block(0, List.of("a"))));
        objects.objects().putAll(written(List.of(new Block(1, List.of("a")))).objects());

        assertThatThrownBy(() -> ShardReader.open(objects).ids())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("block-00001.json: the image a stands in block 0 too");
    }

    @Test
    void samplesOutOfOrderOrFromElsewhereAreRefused() throws IOException {
        ShardWriter writer = new ShardWriter(new MemoryObjects().sink(), Blocks.of(List.of("a", "b", "c", "d"), 2));
        writer.add(Sample.of("c", "txt", new byte[0]));

        assertThatThrownBy(() -> writer.add(Sample.of("a", "txt", new byte[0]))).hasMessageContaining("comes after");
        assertThatThrownBy(() -> writer.add(Sample.of("c", "txt", new byte[0])))
                .hasMessageContaining("is not the next");
        assertThatThrownBy(() -> writer.add(Sample.of("e", "txt", new byte[0])))
                .hasMessageContaining("not in the list");
        writer.close();
    }

    @Test
    void anIdThatStandsTwiceInTheListIsRefused() {
        assertThatThrownBy(() -> Blocks.of(List.of("a", "b", "a"), 2)).hasMessageContaining("the image a stands twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a%2Eb", "__meta__", "ä", "x/y", "a b", "_plain-1"})
    void anEscapedIdHasNoDotAndCanBeTurnedBack(String id) {
        String escaped = EntryName.escaped(id);

        assertThat(escaped).matches("[A-Za-z0-9_%-]+").doesNotStartWith("__");
        assertThat(URLDecoder.decode(escaped, StandardCharsets.UTF_8)).isEqualTo(id);
    }

    @Test
    void aTarCutShortOrChangedIsCorruptAndNamed() throws IOException {
        byte[] whole = written(Blocks.of(IDS, 6)).get("block-00000.tar");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int round = 0; round < 200; round++) {
            MemoryObjects objects = written(Blocks.of(IDS, 6));
            int length = random.nextInt(whole.length - 1024);
            objects.objects().put("block-00000.tar", Arrays.copyOf(whole, length));

            assertCorrupt(objects, "block-00000.tar: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"contract\":1}",
                "{\"contract\":2,\"block\":1,\"samples\":[]}",
                "{\"contract\":2,\"block\":0,\"samples\":[{\"parts\":{}}]}",
                "{\"contract\":2,\"block\":0,\"samples\":[{\"id\":\"a\",\"parts\":{\"npy\":[7,1]}}]}",
                "{\"contract\":2,\"block\":0,\"samples\":[{\"id\":\"a\",\"parts\":{\"NPY\":[512,1]}}]}",
                "{\"contract\":2,\"block\":0,\"samples\":[{\"id\":\"a\",\"parts\":{\"npy\":[512,99999999999]}}]}",
                "{\"contract\":2,\"block\":0,\"samples\":[{\"id\":\"a\"},{\"id\":\"a\"}]}",
            })
    void aDamagedIndexIsCorruptAndNamed(String json) {
        MemoryObjects objects = new MemoryObjects();
        objects.objects().put("block-00000.json", json.getBytes(StandardCharsets.UTF_8));

        assertCorrupt(objects, "block-00000.json: ");
    }

    @Test
    void anIndexInNoEncodingIsCorruptAndNamed() {
        MemoryObjects objects = new MemoryObjects();
        objects.objects().put("block-00000.json", new byte[] {0, 0, 0, '{', 0x7f, 0, 0, 0});

        assertCorrupt(objects, "block-00000.json: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"npy\":[512,1],\"png\":[8589934592,1]",
                "\"npy\":[4096,1],\"png\":[512,1]",
                "\"npy\":[512,1],\"png\":[512,1]"
            })
    void anIndexWhosePartsAreNoNeighboursIsCorruptAndNamed(String parts) {
        MemoryObjects objects = new MemoryObjects();
        String json = "{\"contract\":2,\"block\":0,\"samples\":[{\"id\":\"a\",\"parts\":{" + parts + "}}]}";
        objects.objects().put("block-00000.json", json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ShardReader.open(objects).read("a"))
                .isInstanceOf(Failure.class)
                .hasMessage("block-00000.json: the parts of the image a are no neighbours");
    }

    private static void assertCorrupt(MemoryObjects objects, String name) {
        assertThatThrownBy(() -> ShardReader.open(objects).forEach(sample -> {}))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_CORRUPT))
                .hasMessageStartingWith(name);
    }

    private static MemoryObjects written(List<Block> blocks) throws IOException {
        MemoryObjects objects = new MemoryObjects();
        try (ShardWriter writer = new ShardWriter(objects.sink(), blocks)) {
            for (String id : Blocks.ids(blocks)) {
                writer.add(sample(id));
            }
            writer.finish();
        }
        return objects;
    }

    private static Sample sample(String id) {
        return Sample.of(id, "npy", content(id, 1)).and("seed.png", content(id, 700));
    }

    private static byte[] content(String id, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) id.hashCode());
        return content;
    }
}
