package dev.wsss.stages.eval;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.image.LabelMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pixel counts by true class (rows) and predicted class (columns), added up picture by picture.
 *
 * <p>True pixels of {@link LabelMap#IGNORE} are left out; predicted ones count as background, as IRNet does.
 */
public final class Confusion {
    private final int classes;
    private final long[] counts;

    /** Creates an empty confusion; {@code classes} includes the background, 1..255. */
    public Confusion(int classes) {
        this(classes, new long[square(classes)]);
    }

    private Confusion(int classes, long[] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    private static int square(int classes) {
        if (classes < 1 || classes > LabelMap.IGNORE) {
            throw new IllegalArgumentException("classes: " + classes + ", must lie within 1..255");
        }
        return classes * classes;
    }

    /** Returns a confusion from its counts, row by row, as {@link #counts} gives them. */
    public static Confusion of(int classes, long[] counts) {
        if (counts.length != square(classes)) {
            throw new IllegalArgumentException(
                    "counts: " + counts.length + " of them, must be " + classes + "x" + classes);
        }
        return new Confusion(classes, counts.clone());
    }

    /** Counts one picture; refuses maps of another size and values that are no class. */
    public void add(LabelMap truth, LabelMap prediction) {
        refuseOtherSize(truth, prediction.width(), prediction.height());
        int[] pairs = new int[1 << 16];
        byte[] rows = truth.labels();
        byte[] columns = prediction.labels();
        for (int i = 0; i < rows.length; i++) {
            pairs[(rows[i] & 0xff) << 8 | (columns[i] & 0xff)]++;
        }
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] > 0 && pair >> 8 != LabelMap.IGNORE) {
                int predicted = pair & 0xff;
                add(pair >> 8, predicted == LabelMap.IGNORE ? 0 : predicted, pairs[pair]);
            }
        }
    }

    /** Adds what another one counted, for example in another thread. */
    public void add(Confusion other) {
        if (other.classes != classes) {
            throw new IllegalArgumentException(
                    "a confusion of " + other.classes + " classes added to one of " + classes);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    void add(int truth, int prediction, long pixels) {
        refuseNoClass("ground truth", truth, classes);
        refuseNoClass("prediction", prediction, classes);
        counts[truth * classes + prediction] += pixels;
    }

    static void refuseNoClass(String what, int value, int classes) {
        if (value >= classes) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "the " + what + " has the value " + value + ", but there are only " + classes
                            + " classes with the background; check dataset.classes");
        }
    }

    static void refuseOtherSize(LabelMap truth, int width, int height) {
        if (truth.width() != width || truth.height() != height) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "a prediction of " + width + "x" + height + " pixels for a ground truth of " + truth.width() + "x"
                            + truth.height());
        }
    }

    /** Returns the number of classes, the background included. */
    public int classes() {
        return classes;
    }

    /** Returns pixels of one true class that were predicted to be another. */
    public long count(int truth, int prediction) {
        return counts[truth * classes + prediction];
    }

    /** Returns all counts, row by row. */
    public long[] counts() {
        return counts.clone();
    }

    /** Scores by class. */
    public Scores scores() {
        List<ClassScore> scores =
                IntStream.range(0, classes).mapToObj(this::score).toList();
        return new Scores(scores);
    }

    private ClassScore score(int of) {
        long truth = IntStream.range(0, classes).mapToLong(i -> count(of, i)).sum();
        long predicted =
                IntStream.range(0, classes).mapToLong(i -> count(i, of)).sum();
        return new ClassScore(count(of, of), truth, predicted);
    }
}
