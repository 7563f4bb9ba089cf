package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.query.Remaining;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.ForwardingStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the removal of a run's objects, page by page. */
class RunRemovalTest {
    private static final RunIdentity RUN = new RunIdentity("research", "cats", "1-2-3");

    @TempDir
    Path folder;

    @Test
    void aLargeRunGoesInPagesThatSayWhatIsLeft() throws IOException {
        Store store = new DirectoryStore(folder);
        for (int number = 0; number < RunRemoval.PAGE + 10; number++) {
            put(store, "1-2-3/attempts/make-cam/1/pod/" + number + ".npy");
        }
        put(store, "runs/cats/report.html");
        RunRemoval removal = new RunRemoval(RUN, store, Set.of());
        assertThat(removal.some()).isEqualTo(new Remaining(11));
        assertThat(keys(store)).hasSize(11);
        assertThat(removal.some()).isEqualTo(new Remaining(0));
        assertThat(keys(store)).isEmpty();
    }

    @Test
    void manifestsGoFirstAndWhatOthersReferToStays() throws IOException {
        Store store = new DirectoryStore(folder);
        put(store, "1-2-3/attempts/a/1/pod/0.npy");
        put(store, "1-2-3/attempts/a/1/pod/manifest.json");
        put(store, "1-2-3/attempts/b/1/pod/0.npy");
        put(store, "1-2-3/attempts/b/1/manifest.json");
        put(store, "4-5-6/attempts/a/1/pod/0.npy");
        List<String> deleted = new CopyOnWriteArrayList<>();
        Store watched = new Watched(store, deleted);
        assertThat(new RunRemoval(RUN, watched, Set.of("1-2-3/attempts/b/1/pod/", "1-2-3/attempts/b/1/manifest.json"))
                        .some())
                .isEqualTo(new Remaining(0));
        assertThat(deleted).containsExactly("1-2-3/attempts/a/1/pod/manifest.json", "1-2-3/attempts/a/1/pod/0.npy");
        assertThat(keys(store)).hasSize(3);
    }

    private record Watched(Store store, List<String> deleted) implements ForwardingStore {
        @Override
        public void delete(String key) {
            deleted.add(key);
            store.delete(key);
        }
    }

    private static void put(Store store, String key) throws IOException {
        store.put(key, Content.of(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> keys(Store store) {
        try (Stream<StoredObject> objects = store.list("")) {
            return objects.map(StoredObject::key).toList();
        }
    }
}
