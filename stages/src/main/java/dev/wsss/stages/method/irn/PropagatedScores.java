package dev.wsss.stages.method.irn;

import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.CrfRefinement;
import java.util.Arrays;
import java.util.List;

/**
 * The class maps of one picture after the random walk, at a quarter of its size.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param labels class indices of the planes, ascending
 * @param walked labels × ⌈H/4⌉ × ⌈W/4⌉
 */
public record PropagatedScores(int height, int width, List<Integer> labels, Planes walked)
        implements CrfRefinement.Scores {
    public PropagatedScores {
        labels = List.copyOf(labels);
        if (walked.channels() != labels.size()) {
            throw new IllegalArgumentException(walked.channels() + " planes for the labels " + labels);
        }
        if (walked.height() != (height - 1) / 4 + 1 || walked.width() != (width - 1) / 4 + 1) {
            throw new IllegalArgumentException("walked scores of " + walked.height() + "x" + walked.width()
                    + " for a picture of " + height + "x" + width);
        }
    }

    /** Returns scores at the picture's size, divided by the largest value of all classes and pixels: labels × H × W. */
    public Planes fullSize() {
        Planes large =
                Bilinear.resize(walked, 4 * walked.height(), 4 * walked.width()).cropped(height, width);
        float[] values = large.values();
        float maximum = 0;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        if (maximum > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] /= maximum;
            }
        }
        return large;
    }

    /** Returns a background of one score everywhere, and below it the classes, for a CRF: (1 + labels) × H × W. */
    @Override
    public Planes above(double backgroundThreshold) {
        Planes scores = fullSize();
        Planes all = Planes.zeros(scores.channels() + 1, scores.height(), scores.width());
        Arrays.fill(all.values(), 0, all.planeSize(), (float) backgroundThreshold);
        System.arraycopy(scores.values(), 0, all.values(), all.planeSize(), scores.values().length);
        return all;
    }

    /** Returns class values where the best score is above the threshold, 0 elsewhere; the first class wins a tie. */
    @Override
    public LabelMap mask(double backgroundThreshold) {
        return Segmentation.of(fullSize(), ClassValues.of(labels), backgroundThreshold);
    }
}
