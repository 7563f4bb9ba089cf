package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastKeysTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> requests = new ArrayList<>();

    @Test
    void aRunThatTakesEverythingFromTheCacheReadsItsKeysOnceAndWritesNone() {
        LastKeys first = new LastKeys(counted(), "tiny");
        first.remember("prepare", new StepKey("{\"a\":1}"));
        first.remember("truth", new StepKey("{\"b\":1}"));
        assertThat(requests).containsExactly("size", "put", "put");
        requests.clear();

        LastKeys again = new LastKeys(counted(), "tiny");
        again.remember("prepare", new StepKey("{\"a\":1}"));
        again.remember("truth", new StepKey("{\"b\":1}"));
        assertThat(requests).containsExactly("size");

        again.remember("truth", new StepKey("{\"b\":2}"));
        assertThat(requests).containsExactly("size", "put");
        assertThat(new LastKeys(counted(), "tiny").last("truth")).contains(new StepKey("{\"b\":2}"));
    }

    private Store counted() {
        return new Counted(new DirectoryStore(folder), requests);
    }

    private record Counted(Store store, List<String> requests) implements ForwardingStore {
        @Override
        public OptionalLong size(String key) {
            requests.add("size");
            return ForwardingStore.super.size(key);
        }

        @Override
        public void put(String key, Content content) throws IOException {
            requests.add("put");
            ForwardingStore.super.put(key, content);
        }
    }
}
