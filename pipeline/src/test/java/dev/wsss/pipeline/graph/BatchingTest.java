package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.parameters.TrainCam;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the remedy for a batch that is too large for an accelerator. */
class BatchingTest {
    @ParameterizedTest
    @CsvSource({"16, 16, 8", "16, 8, 4", "16, 2, 1", "16, 1, 0", "12, 6, 3", "12, 3, 1", "15, 15, 5", "7, 7, 1"})
    void theNextSmallerPartIsAtMostHalfAndDividesTheBatch(int batch, int part, int smaller) {
        assertThat(new Batching(batch, part, false).smaller())
                .isEqualTo(smaller == 0 ? OptionalInt.empty() : OptionalInt.of(smaller));
    }

    @Test
    void whereBatchNormTrainsNoOtherPartGivesTheSameTraining() {
        assertThat(new Batching(16, 16, true).smaller()).isEmpty();
        Step fromRandomWeights =
                Runs.pipeline("synthetic-without-initial-weights").step("train-cam");
        assertThat(fromRandomWeights.parameters().batching())
                .hasValueSatisfying(each -> assertThat(each.trainsBatchNorm()).isTrue());
        assertThatThrownBy(() -> fromRandomWeights.parameters().withMicroBatch(1))
                .hasMessageContaining("microBatch: 1 is refused")
                .hasRootCauseMessage(
                        "/train-cam/microBatch: splits the batch, but batchNorm: batch needs its statistics over the whole batch");
    }

    @Test
    void theWholeBatchIsOnePassUnlessTheManifestSaysOtherwise() {
        assertThat(published("train-cam").batching()).contains(new Batching(16, 16, false));
        assertThat(published("train-affinity").batching()).contains(new Batching(32, 32, false));
        assertThat(published("make-cam").batching()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-cam", "decoupled-train-cam", "train-affinity"})
    void aSmallerPartChangesThatFieldAndTheKeyAlone(String name) {
        Step step = Runs.pipeline("two-rounds-as-published").step(name);
        StepParameters smaller = step.parameters().withMicroBatch(4);
        Step changed = new Step(step.name(), step.task(), step.round(), smaller, step.reads(), step.writes(), "");

        assertThat(smaller.batching()).hasValueSatisfying(each -> {
            assertThat(each.microBatch()).isEqualTo(4);
            assertThat(each.batchSize())
                    .isEqualTo(step.parameters().batching().orElseThrow().batchSize());
        });
        assertThat(Runs.key(changed).changesSince(Runs.key(step)))
                .containsExactly(step.task().id() + ".microBatch is now 4");
        assertThat(smaller.withMicroBatch(2).withMicroBatch(4)).isEqualTo(smaller);
    }

    @Test
    void halvingAgainAndAgainEndsWithOnePicture() {
        StepParameters parameters = published("train-affinity");
        int passes = 0;
        for (OptionalInt next = parameters.batching().orElseThrow().smaller();
                next.isPresent();
                next = parameters.batching().orElseThrow().smaller()) {
            parameters = parameters.withMicroBatch(next.getAsInt());
            passes++;
        }
        assertThat(passes).isEqualTo(5);
        assertThat(parameters.own(TrainAffinity.class).microBatch()).isEqualTo(1);
    }

    @Test
    void aPartThatDoesNotDivideTheBatchAndAStageThatDoesNotTrainAreRefused() {
        IntStream.of(0, -1, 3, 17)
                .forEach(part -> assertThatThrownBy(() -> published("train-cam").withMicroBatch(part))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("microBatch: " + part + " does not divide batchSize 16"));
        assertThatThrownBy(() -> published("affinity-labels").withMicroBatch(1))
                .hasMessage("affinity-labels does not train");
        assertThat(published("train-cam").own(TrainCam.class).microBatch()).isNull();
    }

    private static StepParameters published(String step) {
        return Runs.pipeline("two-rounds-as-published").step(step).parameters();
    }
}
