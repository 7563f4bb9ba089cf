package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Numeric;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.BlockSubset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the blocks that one of several executions takes, and of its output prefix. */
class AssignmentTest {
    private final Store store = new DirectoryStore(Path.of("never-used"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void eachExecutionWritesBelowItsOwnNameAndReadsTheCheckpointsOfAll() throws Exception {
        Assignment assignment = Assignment.fenced(order(List.of()), store, "pod-1", null);

        assertThat(assignment.output()).isEqualTo("run/attempts/make-cam/1/pod-1/");
        assertThat(assignment.checkpoints().prefix()).isEqualTo("run/checkpoints/make-cam/key/");
        assertThat(assignment.checkpoints().writer()).isEqualTo("pod-1/");
        assertThat(assignment.share()).isEqualTo(BlockSubset.ALL);
    }

    @Test
    void anIndexTakesItsListOfBlocksAndAnEmptyListIsNoWork() throws Exception {
        Order order = order(List.of(List.of(4, 1), List.of(), List.of(0)));

        assertThat(share(order, 0).numbers()).containsExactly(1, 4);
        assertThat(share(order, 1).numbers()).isEmpty();
        assertThat(share(order, 2)).isEqualTo(new BlockSubset(List.of(0)));
    }

    @Test
    void anIndexThatIsMissingOrThatTheOrderDoesNotHaveIsRefused() throws Exception {
        Order shared = order(List.of(List.of(0), List.of(1)));
        refused(shared, null, "blocks: are given for 2 indexes; name this one with --index");
        refused(shared, 2, "counted from 0; there is no index 2");
        refused(shared, -1, "there is no index -1");
        refused(order(List.of()), 1, "blocks: none are given, so there is no index 1");
        assertThat(share(order(List.of()), 0)).isEqualTo(BlockSubset.ALL);
    }

    private void refused(Order order, @Nullable Integer index, String words) {
        assertThatThrownBy(() -> share(order, index))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_CONFIG))
                .hasMessageStartingWith("order: ")
                .hasMessageContaining(words);
    }

    private BlockSubset share(Order order, @Nullable Integer index) {
        return Assignment.fenced(order, store, "pod-1", index).share();
    }

    private Order order(List<List<Integer>> blocks) throws Exception {
        Path manifest = Files.writeString(folder.resolve("run.yaml"), """
                apiVersion: wsss.dev/v1alpha1
                kind: WSSSRun
                metadata: {name: a-run}
                spec:
                  dataset: {synthetic: {seed: 1}}
                """);
        Step step =
                Pipeline.of(EffectiveSpec.of(RunManifest.read(manifest)).spec()).step("make-cam");
        assertThat(step.reads()).extracting(Artifact::name).contains("dataset");
        return new Order(
                "a-run",
                step.name(),
                Stage.MAKE_CAM,
                step.round(),
                step.parameters(),
                "key",
                1,
                List.of(),
                0,
                new NumericMode(Numeric.Type.FLOAT32, 1, NumericMode.LIBTORCH),
                null,
                "run/attempts/make-cam/1/",
                "run/checkpoints/make-cam/key/",
                blocks,
                null,
                null,
                null);
    }
}
