package dev.wsss.stages.format;

import dev.wsss.stages.eval.ClassScore;
import dev.wsss.stages.eval.Confusion;
import dev.wsss.stages.eval.Scores;
import dev.wsss.stages.eval.ThresholdSweep;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores of maps or masks: {@code scores.json} of a {@code scores} artifact.
 *
 * @param classes names, background first
 * @param pictures how many were scored
 * @param fixed the score at the manifest's threshold
 * @param best the score at the best threshold of the sweep; absent when only masks were scored
 * @param sweep the mean IoU at every threshold; empty when only masks were scored
 * @param confusion pixels at the manifest's threshold: rows truth, columns prediction
 */
public record ScoreSheet(
        List<String> classes,
        int pictures,
        Point fixed,
        @Nullable Best best,
        List<Threshold> sweep,
        List<List<Long>> confusion) {
    /** The object's name. */
    public static final String OBJECT = "scores.json";

    /**
     * A score.
     *
     * @param meanIou mean over the classes that occur, 0..1
     * @param iou for each class; NaN for a class that does not occur
     */
    public record Point(double meanIou, List<Double> iou) {
        static Point of(Scores scores) {
            return new Point(
                    scores.meanIou(),
                    scores.classes().stream().map(ClassScore::iou).toList());
        }
    }

    /**
     * The best score of a sweep.
     *
     * @param threshold background score
     * @param score at it
     */
    public record Best(double threshold, Point score) {}

    /**
     * A point of the sweep.
     *
     * @param threshold background score
     * @param meanIou mean over the classes that occur, 0..1
     */
    public record Threshold(double threshold, double meanIou) {}

    /** Computes scores from counts; {@code sweep} is absent when only masks were scored. */
    public static ScoreSheet of(List<String> classes, int pictures, Confusion fixed, @Nullable ThresholdSweep sweep) {
        int size = fixed.classes();
        long[] counts = fixed.counts();
        return new ScoreSheet(
                classes,
                pictures,
                Point.of(fixed.scores()),
                sweep == null
                        ? null
                        : new Best(
                                sweep.best().threshold(), Point.of(sweep.best().scores())),
                sweep == null
                        ? List.of()
                        : sweep.curve().stream()
                                .map(point -> new Threshold(
                                        point.threshold(), point.scores().meanIou()))
                                .toList(),
                IntStream.range(0, size)
                        .mapToObj(row -> Arrays.stream(counts, row * size, (row + 1) * size)
                                .boxed()
                                .toList())
                        .toList());
    }
}
