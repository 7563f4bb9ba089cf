package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a prediction.
 *
 * @param scales of the inference; absent: the classifier's own
 * @param probability above which a class is taken to be there
 * @param threshold background score of the masks; absent: the classifier's own
 * @param classes names in the order of the classifier; empty: the run's names, or numbers
 * @param skipBadImages how many unreadable pictures are left out
 */
public record PredictionSettings(
        @Nullable List<Double> scales,
        double probability,
        @Nullable Double threshold,
        List<String> classes,
        int skipBadImages) {
    private static final double LARGEST_SCALE = 8;

    public PredictionSettings {
        classes = List.copyOf(classes);
        if (scales != null) {
            scales = List.copyOf(scales);
            for (double scale : scales) {
                if (!(scale > 0 && scale <= LARGEST_SCALE)) {
                    throw refusal("--scales: is " + scale + ", but must be above 0 and at most " + LARGEST_SCALE);
                }
            }
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw refusal("--classes-above: is " + probability + ", but must be between 0 and 1");
        }
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw refusal("--threshold: is " + threshold + ", but must be between 0 and 1");
        }
        if (skipBadImages < 0) {
            throw refusal("--skip-bad-images: is " + skipBadImages + ", but must be at least 0");
        }
    }

    /** Returns the name of a class; refuses names that are fewer or more than the classes of the classifier. */
    static String name(List<String> classes, int label, int count) {
        if (!classes.isEmpty() && classes.size() != count) {
            throw refusal("--classes: has " + classes.size() + " names, but the classifier has " + count
                    + " classes; name all of them in the order of dataset.classes");
        }
        return classes.isEmpty() ? "class " + label : classes.get(label);
    }

    private static Failure refusal(String why) {
        return new Failure(FailureClass.INVALID_CONFIG, why);
    }
}
