package dev.wsss.stages.eval;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Scores of all points of a grid of background rules in one pass over the pictures.
 *
 * <p>A point is a threshold that a class has to exceed, or an exponent that gives the background a score of its own. For
 * each pixel the strongest class is found once; counted are the points at which it is above the background, by true class.
 * Memory does not depend on the number of pictures.
 */
public final class ThresholdSweep {
    private final int classes;
    private final Thresholds thresholds;
    /** Pixels of each true class. */
    private final long[] pixels;
    /** [point][true class][predicted class]: pixels at which the predicted class is above the background. */
    private final long[] above;

    /** Creates an empty sweep; {@code classes} includes the background. */
    public ThresholdSweep(int classes, Thresholds thresholds) {
        this.classes = new Confusion(classes).classes();
        this.thresholds = thresholds;
        pixels = new long[classes];
        above = new long[Math.multiplyExact(classes * classes, thresholds.size())];
    }

    /**
     * Counts one picture whose classes have to exceed the thresholds of the grid; refuses another size, values that are no
     * class and planes without a class.
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
        for (int pair = 0; pair < LabelMap.IGNORE * planes; pair++) {
            // A pixel that exceeds so many thresholds is above each of them.
            int exceeding = 0;
            for (int bin = bins - 1; bin >= 0; bin--) {
                int place = pair * bins + bin;
                exceeding += picture[place] + second[place];
                picture[place] = exceeding;
            }
            if (exceeding > 0) {
                int to = known(pair / planes, classValues, pair % planes);
                pixels[pair / planes] += exceeding;
                for (int point = 0; point < bins - 1; point++) {
                    above[point * classes * classes + to] += picture[pair * bins + point + 1];
                }
            }
        }
    }

    /**
     * Counts one picture whose background has a score of its own at each point of the grid.
     *
     * @param truth class values, {@link LabelMap#IGNORE} left out
     * @param scores one plane for each class of the picture, at the size of the truth
     * @param classValues the planes' class values
     * @param backgrounds from a point's place to one plane of the same size, called once each
     */
    public void add(LabelMap truth, Planes scores, int[] classValues, IntFunction<Planes> backgrounds) {
        Confusion.refuseOtherSize(truth, scores.width(), scores.height());
        BestClass.refuseOtherCount(scores, classValues);
        int planes = Math.max(1, scores.channels());
        BestClass best = BestClass.of(scores);
        int[] pairs = new int[truth.labels().length];
        int[] all = new int[256 * planes];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (truth.labels()[i] & 0xff) * planes + (best.plane()[i] & 0xff);
            all[pairs[i]]++;
        }
        int[] to = new int[LabelMap.IGNORE * planes];
        for (int pair = 0; pair < to.length; pair++) {
            if (all[pair] > 0) {
                to[pair] = known(pair / planes, classValues, pair % planes);
                pixels[pair / planes] += all[pair];
            }
        }
        for (int point = 0; point < thresholds.size(); point++) {
            Planes background = backgrounds.apply(point);
            BestClass.refuseOtherSize(scores, background);
            int[] counts = new int[256 * planes];
            for (int i = 0; i < pairs.length; i++) {
                counts[pairs[i]] += best.score()[i] > background.values()[i] ? 1 : 0;
            }
            for (int pair = 0; pair < to.length; pair++) {
                above[point * classes * classes + to[pair]] += counts[pair];
            }
        }
    }

    /** Returns the place of a pair of true and predicted class; refuses values that are no class. */
    private int known(int truth, int[] classValues, int plane) {
        int predicted = classValues.length == 0 ? 0 : classValues[plane];
        Confusion.refuseNoClass("ground truth", truth, classes);
        Confusion.refuseNoClass("prediction", predicted, classes);
        return truth * classes + predicted;
    }

    /** Counts neighbours in two tables by turns: mostly alike, they would wait for each other's sum in one. */
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
        return ((truth[pixel] & 0xff) * planes + (best.plane()[pixel] & 0xff)) * bins + exceeded;
    }

    /** Adds what another sweep over the same grid counted. */
    public void add(ThresholdSweep other) {
        if (other.above.length != above.length || other.classes != classes) {
            throw new IllegalArgumentException("sweeps over different classes or thresholds");
        }
        for (int i = 0; i < above.length; i++) {
            above[i] += other.above[i];
        }
        for (int i = 0; i < classes; i++) {
            pixels[i] += other.pixels[i];
        }
    }

    /** Returns the confusion at one place of the grid. */
    public Confusion confusion(int place) {
        Confusion confusion = new Confusion(classes);
        for (int truth = 0; truth < classes; truth++) {
            long background = pixels[truth];
            for (int predicted = 0; predicted < classes; predicted++) {
                long foreground = above[(place * classes + truth) * classes + predicted];
                confusion.add(truth, predicted, foreground);
                background -= foreground;
            }
            confusion.add(truth, 0, background);
        }
        return confusion;
    }

    /** Returns the scores of every point, in the order of the grid. */
    public List<CurvePoint> curve() {
        return IntStream.range(0, thresholds.size())
                .mapToObj(place ->
                        new CurvePoint(thresholds.value(place), confusion(place).scores()))
                .toList();
    }

    /** Returns the point with the greatest {@link Scores#meanIou}, the smallest of equals. */
    public CurvePoint best() {
        return curve().stream()
                .max(Comparator.comparingDouble((CurvePoint point) -> known(point.scores()))
                        .thenComparing(CurvePoint::threshold, Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** Returns the mean IoU, with NaN (no pixel at all) as the smallest. */
    private static double known(Scores scores) {
        double mean = scores.meanIou();
        return Double.isNaN(mean) ? -1 : mean;
    }
}
