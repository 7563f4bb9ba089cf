package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the steps that may start next. */
class ProgressTest {
    private static final Pipeline ONE_ROUND = Runs.pipeline("one-round");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Test
    void atFirstOnlyStepsWithoutPredecessorsMayStart() {
        assertThat(names(new Progress(ONE_ROUND, Map.of()).startable())).containsExactly("prepare", "truth");
    }

    @Test
    void aStepMayStartWhenEverythingItReadsIsPublished() {
        var progress = new Progress(
                ONE_ROUND,
                Map.of(
                        "prepare", StepState.SUCCEEDED,
                        "truth", StepState.RUNNING,
                        "train-cam", StepState.SUCCEEDED,
                        "make-cam", StepState.SUCCEEDED));
        assertThat(names(progress.startable())).containsExactly("affinity-labels");
        assertThat(names(progress.in(StepState.RUNNING))).containsExactly("truth");
        assertThat(progress.isStuck()).isFalse();
    }

    @Test
    void aFailureBlocksItsConeAndNothingElse() {
        var progress = new Progress(ONE_ROUND, Map.of("prepare", StepState.SUCCEEDED, "train-cam", StepState.FAILED));
        assertThat(names(progress.startable())).containsExactly("truth");
        assertThat(names(progress.blocked()))
                .containsExactly(
                        "make-cam",
                        "eval-cam",
                        "affinity-labels",
                        "train-affinity",
                        "make-sem-seg",
                        "eval-sem-seg",
                        "report");
    }

    @Test
    void stuckIsWhenNothingRunsAndNothingCanStart() {
        assertThat(new Progress(ONE_ROUND, Map.of("prepare", StepState.FAILED, "truth", StepState.FAILED)).isStuck())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOrderOfFinishingEndsComplete(int seed) {
        Random random = new Random(seed);
        List<String> runs = Runs.all().toList();
        Pipeline pipeline = Runs.pipeline(runs.get(seed % runs.size()));
        Map<String, StepState> states = new HashMap<>();
        var progress = new Progress(pipeline, states);
        while (!progress.isComplete()) {
            assertThat(progress.isStuck()).isFalse();
            List<Step> startable = progress.startable();
            List<Step> running = progress.in(StepState.RUNNING);
            if (running.isEmpty() || (!startable.isEmpty() && random.nextBoolean())) {
                Step start = startable.get(random.nextInt(startable.size()));
                assertThat(pipeline.before(start)).allMatch(each -> states.get(each.name()) == StepState.SUCCEEDED);
                states.put(start.name(), StepState.RUNNING);
            } else {
                states.put(running.get(random.nextInt(running.size())).name(), StepState.SUCCEEDED);
            }
            progress = new Progress(pipeline, states);
        }
        assertThat(progress.startable()).isEmpty();
        assertThat(progress.blocked()).isEmpty();
    }

    @Test
    void aStateOfAnUnknownStepIsRefused() {
        assertThatThrownBy(() -> new Progress(ONE_ROUND, Map.of("train-seg", StepState.RUNNING)))
                .hasMessageContaining("train-seg");
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
    }
}
