package dev.wsss.stages.eval;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores of all background thresholds of a grid in one pass over the pictures.
 *
 * <p>For each pixel the strongest class and the number of thresholds it exceeds are counted by true class; the counts
 * are added up over the thresholds when asked for. Memory does not depend on the number of pictures.
 */
public final class ThresholdSweep {
    private final int classes;
    private final Thresholds thresholds;
    /** [true class][predicted class][how many thresholds the pixel exceeds]. */
    private final long[] counts;

    /** Nothing counted yet; {@code classes} includes the background. */
    public ThresholdSweep(int classes, Thresholds thresholds) {
        this.classes = new Confusion(classes).classes();
        this.thresholds = thresholds;
        counts = new long[Math.multiplyExact(classes * classes, thresholds.size() + 1)];
    }

    /**
     * Counts one picture; refuses another size, values that are no class and planes without a class.
     *
     * @param truth class values, {@link LabelMap#IGNORE} left out
     * @param scores one plane for each class of the picture, at the size of the truth
     * @param classValues the planes' class values
     */
    public void add(LabelMap truth, Planes scores, int[] classValues) {
        Confusion.refuseOtherSize(truth, scores.width(), scores.height());
        BestClass.refuseOtherCount(scores, classValues);
        int bins = thresholds.size() + 1;
        int planes = Math.max(1, scores.channels());
        int[] picture = new int[256 * planes * bins];
        int[] second = new int[picture.length];
        count(truth.labels(), BestClass.of(scores), planes, picture, second);
        for (int row = 0; row < LabelMap.IGNORE; row++) {
            for (int plane = 0; plane < planes; plane++) {
                int predicted = scores.channels() == 0 ? 0 : classValues[plane];
                for (int bin = 0; bin < bins; bin++) {
                    int place = (row * planes + plane) * bins + bin;
                    int pixels = picture[place] + second[place];
                    if (pixels > 0) {
                        Confusion.refuseNoClass("truth", row, classes);
                        Confusion.refuseNoClass("prediction", predicted, classes);
                        counts[(row * classes + predicted) * bins + bin] += pixels;
                    }
                }
            }
        }
    }

    /** Neighbours are counted in two tables by turns: mostly alike, they would wait for each other's sum in one. */
    private void count(byte[] truth, BestClass best, int planes, int[] first, int[] second) {
        int i = 0;
        for (; i + 1 < truth.length; i += 2) {
            first[place(truth, best, planes, i)]++;
            second[place(truth, best, planes, i + 1)]++;
        }
        if (i < truth.length) {
            first[place(truth, best, planes, i)]++;
        }
    }

    private int place(byte[] truth, BestClass best, int planes, int pixel) {
        int bins = thresholds.size() + 1;
        int exceeded = thresholds.exceededBy(best.score()[pixel]);
        return ((truth[pixel] & 0xff) * planes + best.plane()[pixel]) * bins + exceeded;
    }

    /** Adds what another sweep over the same grid counted. */
    public void add(ThresholdSweep other) {
        if (other.counts.length != counts.length || other.classes != classes) {
            throw new IllegalArgumentException("sweeps over different classes or thresholds");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** The confusion at one place of the grid. */
    public Confusion confusion(int place) {
        Confusion confusion = new Confusion(classes);
        int bins = thresholds.size() + 1;
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                for (int bin = 0; bin < bins; bin++) {
                    long pixels = counts[(truth * classes + predicted) * bins + bin];
                    confusion.add(truth, bin > place ? predicted : 0, pixels);
                }
            }
        }
        return confusion;
    }

    /** The scores of every threshold, in the order of the grid. */
    public List<CurvePoint> curve() {
        return IntStream.range(0, thresholds.size())
                .mapToObj(place ->
                        new CurvePoint(thresholds.value(place), confusion(place).scores()))
                .toList();
    }

    /** The threshold with the greatest {@link Scores#meanIou}, the smallest of equals. */
    public CurvePoint best() {
        return curve().stream()
                .max(Comparator.comparingDouble((CurvePoint point) -> known(point.scores()))
                        .thenComparing(CurvePoint::threshold, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** NaN (no pixel at all) must not be taken for the greatest score. */
    private static double known(Scores scores) {
        double mean = scores.meanIou();
        return Double.isNaN(mean) ? -1 : mean;
    }
}
