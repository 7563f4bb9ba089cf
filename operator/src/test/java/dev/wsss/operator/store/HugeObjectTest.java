package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.query.AttemptOutput;
import dev.wsss.operator.query.CacheLookup;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of objects larger than any memory, in every place that a query reads: the query names them, and the operator
 * survives.
 */
class HugeObjectTest {
    private static final RunIdentity RUN = new RunIdentity("lab", "run", "uid-1");
    private static final String ATTEMPT = "uid-1/attempts/train-cam/1/";
    private static final String KEY = "0123abcd";
    private static final long HUGE = 8L << 30;
    private static final String SIZE = "has " + HUGE + " bytes";

    @TempDir
    Path folder;

    private Store store = new DirectoryStore(Path.of("never-used"));

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
    }

    @Test
    void aHugeProgressRecordIsAFailureThatNamesItAndItsSize() throws IOException {
        huge(ATTEMPT + "pod/" + ProgressRecord.FILE);
        assertThatThrownBy(() -> answer(new StoreQuery.Account("train-cam", 1, List.of("pod"))))
                .hasMessageContaining("object '" + ATTEMPT + "pod/progress.json'")
                .hasMessageContaining(SIZE)
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_CORRUPT));
    }

    @Test
    void aHugeManifestIsNoOutputAndHidesNone() throws IOException {
        huge(ATTEMPT + "a/manifest.json");
        assertThat(answer(left(Stage.TRAIN_CAM)))
                .isInstanceOfSatisfying(AttemptOutput.Incomplete.class, remains -> assertThat(remains.broken())
                        .contains(ATTEMPT + "a/manifest.json", SIZE));
        output(ATTEMPT + "b/", Stage.TRAIN_CAM, "result", "weights");
        assertThat(answer(left(Stage.TRAIN_CAM)))
                .isInstanceOfSatisfying(
                        AttemptOutput.Complete.class,
                        remains -> assertThat(remains.location().parts()).containsExactly(ATTEMPT + "b/"));
    }

    @Test
    void aHugeManifestBehindAPointerIsAMissThatNamesIt() throws IOException {
        output(ATTEMPT + "a/", Stage.TRAIN_CAM, "result", "weights");
        AttemptOutput remains = answer(left(Stage.TRAIN_CAM));
        huge(ATTEMPT + "a/manifest.json");
        assertThat(why(Stage.TRAIN_CAM)).contains(ATTEMPT + "a/manifest.json", SIZE);
        assertThat(remains).isInstanceOfSatisfying(AttemptOutput.Complete.class, complete -> assertThat(
                        answer(new StoreQuery.StillThere(Stage.TRAIN_CAM, complete.location())))
                .isInstanceOf(CacheLookup.Miss.class));
    }

    @Test
    void aHugePointerIsAMissThatNamesIt() throws IOException {
        huge("cache/train-cam/" + KEY + ".json");
        assertThat(why(Stage.TRAIN_CAM)).contains("cache/train-cam/" + KEY + ".json", SIZE);
    }

    @Test
    void aHugeKeyOfAStepIsReplacedByItsPresentOne() throws IOException {
        huge("uid-1/keys/train-cam.json");
        assertThat(why(Stage.TRAIN_CAM)).isEqualTo("nothing was published under this key");
        assertThat(new KeyDocuments(RUN, store).last("train-cam")).isEqualTo(Optional.of(new StepKey("{}")));
    }

    @Test
    void scoresThatAreTooLargeOrNoneAreNoOutput() {
        output(ATTEMPT + "a/", Stage.EVAL_CAM, "scores.json", "[" + "0,".repeat(3 << 20) + "0]");
        assertThat(answer(left(Stage.EVAL_CAM)))
                .isInstanceOfSatisfying(AttemptOutput.Incomplete.class, remains -> assertThat(remains.broken())
                        .contains(ATTEMPT + "a/scores.json", "6291459 bytes"));
        output(ATTEMPT + "a/", Stage.EVAL_CAM, "scores.json", "[");
        assertThat(answer(left(Stage.EVAL_CAM)))
                .isInstanceOfSatisfying(AttemptOutput.Incomplete.class, remains -> assertThat(remains.broken())
                        .contains("is no score sheet"));
    }

    private String why(Task task) {
        CacheLookup found = answer(new StoreQuery.Find("train-cam", task, List.of(KEY), "{}"));
        return found instanceof CacheLookup.Miss(String why) ? why : "a hit";
    }

    private static StoreQuery.Left left(Task task) {
        return new StoreQuery.Left("train-cam", task, KEY, 1, 1, 0, List.of(), StoreQuery.Moment.AFTER);
    }

    private <A> A answer(StoreQuery<A> question) {
        Stores.Opened opened = new Stores.Opened(store, new Unchanging(), (stage, bytes) -> {});
        return new StoreWork(RUN, opened).answer(question);
    }

    private void output(String prefix, Task task, String name, String content) {
        ArtifactWriter writer = new ArtifactWriter(store, prefix, task.writes().id(), task.contractVersion());
        writer.write(name, content.getBytes(StandardCharsets.UTF_8));
        writer.finish();
    }

    /** Writes a sparse file: large, and without disk usage. */
    private void huge(String key) throws IOException {
        store.put(key, new byte[1]);
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(key).toFile(), "rw")) {
            file.setLength(HUGE);
        }
    }
}
