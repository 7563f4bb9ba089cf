package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.query.Progressed;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the progress of a step as its pods report it. */
class PodProgressTest {
    private static final RunIdentity RUN = new RunIdentity("research", "cats", "uid-1");
    private static final String ATTEMPT = "uid-1/attempts/train-cam/1/";

    @TempDir
    Path folder;

    private Store store = new DirectoryStore(Path.of("never-used"));

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
    }

    @Test
    void aPodThatWasReplacedDoesNotCount() {
        reports("evicted", 7000);
        reports("works", 9000);
        assertThat(progress("works")).isEqualTo(new Progressed("steps", 9000, 18_000));
    }

    @Test
    void podsThatShareTheWorkAreAddedUp() {
        reports("first", 18_000);
        reports("second", 2000);
        assertThat(progress("first", "second")).isEqualTo(new Progressed("steps", 20_000, 36_000));
    }

    @Test
    void nothingIsKnownBeforeAPodWorks() {
        reports("evicted", 7000);
        assertThat(progress()).isEqualTo(Progressed.UNKNOWN);
    }

    private void reports(String pod, long done) {
        new ProgressRecord("steps", done, 18_000, Map.of(), "2026-01-01T00:00:00Z").write(store, ATTEMPT + pod + "/");
    }

    private Progressed progress(String... pods) {
        Stores.Opened opened = new Stores.Opened(store, new Unchanging(), (stage, bytes) -> {});
        return new StoreWork(RUN, opened).answer(new StoreQuery.Account("train-cam", 1, List.of(pods)));
    }
}
