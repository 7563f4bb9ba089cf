package dev.wsss.stages.stage;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.ThresholdSweep;
import dev.wsss.stages.eval.Thresholds;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.ScoreSheet;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores predictions against the truth: at the manifest's threshold, and at a whole grid of thresholds in the same pass.
 *
 * @param grid the sweep's thresholds
 */
record Evaluation(double[] grid) {
    /**
     * What is scored of one picture.
     *
     * @param mask at the manifest's threshold
     * @param scores labels × H × W, for the sweep; absent for masks made elsewhere
     * @param labels class indices of the planes
     */
    record Prediction(LabelMap mask, @Nullable Planes scores, List<Integer> labels) {}

    /** Where predictions come from. */
    interface Predictions {
        /** Pictures that have one. */
        Set<String> ids() throws IOException;

        Prediction of(String id) throws IOException;
    }

    /** Scores every picture that truth and predictions have and writes the sheet. */
    void write(StageContext context, Predictions predictions) throws IOException {
        ShardReader truth = context.inputs().samples(ArtifactKind.TRUTH);
        List<String> classes = new ArrayList<>(List.of("background"));
        classes.addAll(context.parameters().classes());
        Set<String> predicted = predictions.ids();
        List<String> ids = truth.ids().stream().filter(predicted::contains).toList();
        Tally sum = Tally.none(classes.size(), grid);
        int[] swept = new int[1];
        context.work()
                .each(
                        "pictures",
                        ids,
                        id -> Tally.of(id, LabelFormat.labels(id, truth), predictions.of(id), classes.size(), grid),
                        (id, tally) -> {
                            sum.fixed().add(tally.fixed());
                            if (tally.sweep() != null && sum.sweep() != null) {
                                sum.sweep().add(tally.sweep());
                                swept[0]++;
                            }
                        });
        ThresholdSweep sweep = swept[0] == 0 ? null : sum.sweep();
        context.output().write(ScoreSheet.OBJECT, Json.bytes(ScoreSheet.of(classes, ids.size(), sum.fixed(), sweep)));
    }

    /** Counts. */
    private record Tally(Confusion fixed, @Nullable ThresholdSweep sweep) {
        static Tally none(int classes, double[] grid) {
            return new Tally(new Confusion(classes), new ThresholdSweep(classes, new Thresholds(grid)));
        }

        static Tally of(String id, LabelMap truth, Prediction prediction, int classes, double[] grid) {
            SameSize.check(id, truth, prediction.mask());
            Confusion fixed = new Confusion(classes);
            fixed.add(truth, prediction.mask());
            if (prediction.scores() == null) {
                return new Tally(fixed, null);
            }
            ThresholdSweep sweep = new ThresholdSweep(classes, new Thresholds(grid));
            sweep.add(truth, prediction.scores(), ClassValues.of(prediction.labels()));
            return new Tally(fixed, sweep);
        }
    }
}
