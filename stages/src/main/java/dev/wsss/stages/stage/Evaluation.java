package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.ThresholdSweep;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.ScoreSheet;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.Masking.Swept;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scoring of predictions against the ground truth: as they are, and with a whole grid of other backgrounds in the
 * same pass.
 */
final class Evaluation {
    private Evaluation() {}

    /**
     * Prediction for one picture that is scored.
     *
     * @param mask with the manifest's background
     * @param swept for the others; absent for masks made elsewhere
     */
    record Prediction(LabelMap mask, @Nullable Swept swept) {}

    /** A source of predictions; called by several threads at once. */
    @FunctionalInterface
    interface Predictions {
        Prediction of(String id) throws IOException;
    }

    /** Scores every picture that truth and predictions have and writes the sheet. */
    static void write(StageContext context, Set<String> predicted, Predictions predictions) throws IOException {
        ShardReader truth = context.inputs().samples(ArtifactKind.TRUTH);
        List<String> classes = new ArrayList<>(List.of("background"));
        classes.addAll(context.parameters().classes());
        List<String> ids = truth.ids().stream().filter(predicted::contains).toList();
        Tally sum = new Tally(classes.size());
        context.work()
                .each(
                        "pictures",
                        ids,
                        id -> Tally.of(id, LabelFormat.labels(id, truth), predictions.of(id), classes.size()),
                        (id, tally) -> sum.add(tally));
        context.output().write(ScoreSheet.OBJECT, Json.bytes(ScoreSheet.of(classes, ids.size(), sum.fixed, sum.sweep)));
    }

    /** The counts. */
    private static final class Tally {
        private final Confusion fixed;
        private @Nullable ThresholdSweep sweep;

        Tally(int classes) {
            fixed = new Confusion(classes);
        }

        static Tally of(String id, LabelMap truth, Prediction prediction, int classes) {
            refuseOtherSize(id, truth, prediction.mask());
            Tally tally = new Tally(classes);
            tally.fixed.add(truth, prediction.mask());
            Swept swept = prediction.swept();
            if (swept != null) {
                ThresholdSweep sweep = new ThresholdSweep(classes, new Thresholds(swept.backgrounds()));
                int[] values = ClassValues.of(swept.labels());
                if (swept.planes() == null) {
                    sweep.add(truth, swept.scores(), values);
                } else {
                    sweep.add(truth, swept.scores(), values, swept.planes());
                }
                tally.sweep = sweep;
            }
            return tally;
        }

        void add(Tally other) {
            fixed.add(other.fixed);
            if (sweep == null) {
                sweep = other.sweep;
            } else if (other.sweep != null) {
                sweep.add(other.sweep);
            }
        }

        private static void refuseOtherSize(String id, LabelMap truth, LabelMap prediction) {
            if (truth.width() != prediction.width() || truth.height() != prediction.height()) {
                throw new Failure(
                        FailureClass.INVALID_DATA,
                        "image " + id + ": its mask has " + truth.width() + "x" + truth.height()
                                + " pixels, the picture " + prediction.width() + "x" + prediction.height()
                                + "; repair the mask or take the image out of the scoring list");
            }
        }
    }
}
