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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final List<String> IDS = List.of("2007_000032", "a.b", "__c__", "ä/ö %", "last", "x".repeat(160));

    @Test
    void everySampleComesBackInOrderAndById() throws IOException {
        MemoryObjects objects = written(IDS, 4);
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
        assertThat(reader.has("last", "npy")).isTrue();
        assertThat(reader.has("last", "jpg")).isFalse();
        assertThat(objects.objects()).containsOnlyKeys("block-00000.tar", "block-00001.tar", "index.json");
    }

    @Test
    void blocksWrittenOneByOneInAnyOrderGiveTheSameBytes() throws IOException {
        MemoryObjects objects = new MemoryObjects();
        List<List<Located>> indices = new ArrayList<>();
        for (Block block : Blocks.of(IDS, 4).reversed()) {
            BlockWriter writer = new BlockWriter(objects.sink(), block);
            try (writer) {
                for (String id : block.ids()) {
                    writer.add(sample(id));
                }
            }
            indices.add(writer.written());
        }
        ShardIndex.ofBlocks(4, indices).write(objects.sink());

        MemoryObjects atOnce = written(IDS, 4);
        assertThat(objects.objects()).containsOnlyKeys(atOnce.objects().keySet());
        atOnce.objects()
                .forEach((name, bytes) ->
                        assertThat(objects.objects().get(name)).as(name).containsExactly(bytes));
    }

    @Test
    void anImageMayBeLeftOutWithoutMovingTheOthersToAnotherBlock() throws IOException {
        MemoryObjects objects = new MemoryObjects();
        try (ShardWriter writer = new ShardWriter(objects.sink(), List.of("a", "b", "c", "d"), 2)) {
            writer.add(Sample.of("b", "txt", new byte[] {1}));
            writer.add(Sample.of("d", "txt", new byte[] {2}));
        }

        assertThat(ShardReader.open(objects).index().samples())
                .extracting(Located::id, Located::block)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b", 0), org.assertj.core.groups.Tuple.tuple("d", 1));
    }

    @Test
    void samplesOutOfOrderOrFromElsewhereAreRefused() throws IOException {
        ShardWriter writer = new ShardWriter(new MemoryObjects().sink(), List.of("a", "b", "c", "d"), 2);
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
        byte[] whole = written(IDS, 6).get("block-00000.tar");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int round = 0; round < 200; round++) {
            MemoryObjects objects = written(IDS, 6);
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
                "{\"contract\":2}",
                "{\"contract\":1,\"blockSize\":0,\"samples\":[]}",
                "{\"contract\":1,\"blockSize\":2,\"samples\":[{\"id\":\"a\"}]}",
                "{\"contract\":1,\"blockSize\":2,\"samples\":[{\"id\":\"a\",\"block\":0,\"parts\":{\"npy\":[7,1]}}]}",
                "{\"contract\":1,\"blockSize\":2,\"samples\":[{\"id\":\"a\",\"block\":0,\"parts\":{\"NPY\":[512,1]}}]}",
                "{\"contract\":1,\"blockSize\":2,\"samples\":[{\"id\":\"a\",\"block\":0,\"parts\":{\"npy\":[512,99999999999]}}]}",
                "{\"contract\":1,\"blockSize\":2,\"samples\":[{\"id\":\"a\",\"block\":0},{\"id\":\"a\",\"block\":0}]}",
            })
    void aDamagedIndexIsCorruptAndNamed(String json) {
        MemoryObjects objects = new MemoryObjects();
        objects.objects().put("index.json", json.getBytes(StandardCharsets.UTF_8));

        assertCorrupt(objects, "index.json: ");
    }

    private static void assertCorrupt(MemoryObjects objects, String name) {
        assertThatThrownBy(() -> ShardReader.open(objects).forEach(sample -> {}))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_CORRUPT))
                .hasMessageStartingWith(name);
    }

    private static MemoryObjects written(List<String> ids, int blockSize) throws IOException {
        MemoryObjects objects = new MemoryObjects();
        try (ShardWriter writer = new ShardWriter(objects.sink(), ids, blockSize)) {
            for (String id : ids) {
                writer.add(sample(id));
            }
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
