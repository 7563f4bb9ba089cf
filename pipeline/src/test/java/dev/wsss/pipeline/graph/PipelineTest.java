package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Report;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.outcome.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the steps that a manifest gives. */
class PipelineTest {
    static Stream<String> runs() {
        return Runs.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theStepsAreThoseOfTheGoldenFile(String run) throws IOException {
        String steps =
                Runs.pipeline(run).steps().stream().map(PipelineTest::line).collect(Collectors.joining());
        Documents.holds(Runs.FOLDER + run + "/steps.txt", steps);
    }

    private static String line(Step step) {
        String reads = step.reads().stream()
                .map(each -> each.isGiven() ? each.name() + " (" + each.given() + ")" : each.name())
                .collect(Collectors.joining(", "));
        return step.name() + ": " + (reads.isEmpty() ? "nothing" : reads) + " → "
                + step.writes().name() + "\n";
    }

    @ParameterizedTest
    @MethodSource("runs")
    void noGoldenFileIsUnused(String run) throws IOException {
        try (Stream<Path> files = Files.list(Documents.root().resolve(Runs.FOLDER + run))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("manifest.yaml", "steps.txt");
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyStepIsThereForTheMasksAScoreOrTheReport(String run) {
        Pipeline pipeline = Runs.pipeline(run);
        Step report = pipeline.step("report");
        assertThat(pipeline.ancestry(report)).containsExactlyInAnyOrderElementsOf(pipeline.steps());
        assertThat(pipeline.steps().getLast()).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void onlyScoresAndTheReportCanReadTheTruth(Task task) {
        boolean reads = task.canRead().contains(ArtifactKind.TRUTH);
        assertThat(reads)
                .isEqualTo(Set.of(Stage.EVAL_CAM, Stage.EVAL_SEM_SEG, Report.REPORT)
                        .contains(task));
        assertThat(task.canRead().contains(ArtifactKind.MASKS)).isEqualTo(task == Stage.TRUTH);
        assertThat(task.canRead().contains(ArtifactKind.REPORT))
                .as("the input of no step")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTaskHasParametersUnderItsOwnName(Task task) {
        assertThat(Runs.spec("one-round").stages().of(task)).isInstanceOf(Stages.type(task));
        assertThat(Task.of(task.id())).isEqualTo(task);
    }

    static Stream<Task> tasks() {
        return Task.all();
    }

    @Test
    void aStepWhoseInputNoEarlierStepWritesIsRefused() {
        List<Step> steps = new ArrayList<>(Runs.pipeline("one-round").steps());
        Collections.swap(steps, 0, 2);
        assertThatThrownBy(() -> new Pipeline(steps))
                .hasMessage("steps: train-cam reads dataset, which no step before it writes");
    }

    @Test
    void aStepThatIsThereTwiceIsRefused() {
        List<Step> steps = new ArrayList<>(Runs.pipeline("one-round").steps());
        steps.add(steps.getFirst());
        assertThatThrownBy(() -> new Pipeline(steps)).hasMessage("steps: prepare is there twice");
    }

    @Test
    void aStepMayNotReadWhatItsStageCannot() {
        Step train = Runs.pipeline("one-round").step("train-cam");
        var truth = Artifact.made("truth", ArtifactKind.TRUTH);
        assertThatThrownBy(() -> new Step(
                        "train-cam",
                        Stage.TRAIN_CAM,
                        Round.FIRST,
                        train.parameters(),
                        List.of(truth),
                        train.writes(),
                        ""))
                .hasMessage("reads: step train-cam may not read truth, which is truth");
    }

    @Test
    void aMisspeltStepIsAFailureThatSuggestsTheRightOne() {
        assertThatThrownBy(() -> Runs.pipeline("one-round").step("make-cams"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no step 'make-cams'; did you mean 'make-cam'?")
                .hasMessageContaining("train-affinity");
    }

    @Test
    void theConeOfAStepIsWhatDependsOnIt() {
        Pipeline pipeline = Runs.pipeline("one-round");
        assertThat(pipeline.cone(pipeline.step("train-affinity")))
                .extracting(Step::name)
                .containsExactly("train-affinity", "make-sem-seg", "eval-sem-seg", "report");
        assertThat(pipeline.ancestry(pipeline.step("affinity-labels")))
                .extracting(Step::name)
                .containsExactlyInAnyOrder("prepare", "train-cam", "make-cam", "affinity-labels");
    }
}
