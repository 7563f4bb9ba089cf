package dev.wsss.stages.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.ObjectCache;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.data.Load;
import dev.wsss.stages.data.Prefetcher;
import dev.wsss.stages.data.Schedule;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.shard.Blocks;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import dev.wsss.stages.shard.ShardWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of requests to the store: three epochs over eight blocks with four loader threads. */
class EpochRequestsTest {
    private static final int BLOCKS = 8;
    private static final int OF_A_BLOCK = 5;
    private static final int EPOCHS = 3;
    private static final int BYTES = 4000;
    private static final List<String> IDS = IntStream.range(0, BLOCKS * OF_A_BLOCK)
            .mapToObj(number -> "picture-" + number)
            .toList();

    @TempDir
    private Path folder;

    private final Map<String, Integer> whole = new ConcurrentHashMap<>();
    private final Map<String, Integer> ranges = new ConcurrentHashMap<>();
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

    private Store store;
    private ArtifactLocation location;

    @BeforeEach
    void aDataSetLiesInABucket() throws IOException {
        store = new DirectoryStore(folder.resolve("store"));
        ArtifactWriter output = new ArtifactWriter(store, "attempts/prepare/0123abcd/1/", "dataset", 1);
        try (ShardWriter writer = new ShardWriter(new ArtifactSink(output), Blocks.of(IDS, OF_A_BLOCK))) {
            for (String id : IDS) {
                writer.add(Sample.of(id, "jpg", content(id)));
            }
            writer.finish();
        }
        output.finish();
        location = new Publication(store)
                .publish("prepare", "0123abcd", "attempts/prepare/0123abcd/1/")
                .location();
    }

    @Test
    void aBlockThatFitsIsDownloadedOnceAStep() throws Exception {
        List<String> read = train(1 << 20);

        assertThat(read).isEqualTo(orders());
        assertThat(whole.entrySet())
                .filteredOn(each -> each.getKey().contains("block-"))
                .hasSize(2 * BLOCKS);
        assertThat(whole.values()).containsOnly(1);
        assertThat(ranges).isEmpty();
        assertThat(sizes).isEmpty();
    }

    @Test
    void ofABlockThatDoesNotFitEachSampleIsOneRequest() throws Exception {
        List<String> read = train(0);

        assertThat(read).isEqualTo(orders());
        assertThat(whole.values()).containsOnly(1);
        assertThat(sizes.values()).containsOnly(1);
        assertThat(ranges.values()).hasSize(BLOCKS).containsOnly(EPOCHS * OF_A_BLOCK);
    }

    @Test
    void whatFitsIsCopiedThoughTheRestDoesNot() throws Exception {
        long block = OF_A_BLOCK * BYTES * 2L;

        List<String> read = train(3 * block);

        assertThat(read).isEqualTo(orders());
        assertThat(whole.values()).containsOnly(1);
        assertThat(ranges).hasSizeBetween(1, BLOCKS - 3);
        assertThat(ranges.values()).containsOnly(EPOCHS * OF_A_BLOCK);
    }

    /** Reads every picture of every epoch as a training does; returns the ids in the order of arrival. */
    private List<String> train(long cacheBytes) throws Exception {
        List<String> read = new ArrayList<>();
        try (ObjectCache cache = ObjectCache.in(folder, cacheBytes)) {
            ShardReader samples = Inputs.samples(ArtifactReader.open(new Counted(store), location, cache));
            List<Load<byte[]>> loads = new ArrayList<>();
            for (String id : orders()) {
                loads.add(new Load<>(id, () -> samples.read(id).part("jpg")));
            }
            try (Prefetcher<byte[]> prefetcher = new Prefetcher<>(loads.iterator(), 4, 8)) {
                for (Load<byte[]> load : loads) {
                    assertThat(prefetcher.next()).isEqualTo(content(load.id()));
                    read.add(load.id());
                }
            }
        }
        assertThat(folder).isDirectoryNotContaining("regex:.*wsss-object.*");
        return read;
    }

    private static List<String> orders() {
        Schedule schedule = new Schedule(IDS, OF_A_BLOCK, EPOCHS, new Randomness(7, "train-cam"));
        return IntStream.range(0, EPOCHS)
                .mapToObj(schedule::order)
                .flatMap(List::stream)
                .toList();
    }

    private static byte[] content(String id) {
        byte[] content = new byte[BYTES];
        Arrays.fill(content, (byte) id.hashCode());
        return content;
    }

    private static void count(Map<String, Integer> requests, String key) {
        if (key.contains("/block-")) {
            requests.merge(key, 1, Integer::sum);
        }
    }

    /** A bucket that counts its requests by object, without those of the artifact's manifest. */
    private final class Counted implements ForwardingStore {
        private final Store store;

        Counted(Store store) {
            this.store = store;
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public InputStream open(String key) {
            count(whole, key);
            return store.open(key);
        }

        @Override
        public InputStream open(String key, long offset, long length) {
            count(ranges, key);
            return store.open(key, offset, length);
        }

        @Override
        public OptionalLong size(String key) {
            count(sizes, key);
            return store.size(key);
        }
    }
}
