package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Bilinear;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.CrfRefinement;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of one picture after the walk: those of its classes, and those of the background for each alpha of a grid.
 *
 * @param height rows of the picture
 * @param width columns of the picture
 * @param stride pixels along a side of a cell
 * @param labels class indices of the first planes, ascending
 * @param alphas of the planes after them, ascending
 * @param walked (labels + alphas) × ⌈H/stride⌉ × ⌈W/stride⌉
 */
public record AlphaScores(int height, int width, int stride, List<Integer> labels, double[] alphas, Planes walked)
        implements CrfRefinement.Scores {
    public AlphaScores {
        labels = List.copyOf(labels);
        alphas = alphas.clone();
        if (walked.channels() != labels.size() + alphas.length) {
            throw new IllegalArgumentException(walked.channels() + " planes for the labels " + labels
                    + " and the alphas " + Arrays.toString(alphas));
        }
        for (int i = 1; i < alphas.length; i++) {
            if (alphas[i] <= alphas[i - 1]) {
                throw new IllegalArgumentException("alphas: " + Arrays.toString(alphas) + " do not ascend");
            }
        }
        if (walked.height() != Math.ceilDiv(height, stride) || walked.width() != Math.ceilDiv(width, stride)) {
            throw new IllegalArgumentException("walked scores of " + walked.height() + "x" + walked.width()
                    + " for a picture of " + height + "x" + width + " and a stride of " + stride);
        }
    }

    /** Returns the classes at the picture's size: labels × H × W. */
    public Planes fullSize() {
        return enlarged(0, labels.size());
    }

    /** Returns the background of a place of the grid at the picture's size: 1 × H × W. */
    public Planes background(int place) {
        return enlarged(labels.size() + place, 1);
    }

    /**
     * Returns class values where the strongest class is above the background of an alpha, 0 elsewhere; the first class
     * wins a tie.
     *
     * @param alpha one of the grid
     */
    @Override
    public LabelMap mask(double alpha) {
        return Segmentation.of(fullSize(), ClassValues.of(labels), background(place(alpha)));
    }

    /** Returns the background of an alpha of the grid and the classes below it, for a CRF: (1 + labels) × H × W. */
    @Override
    public Planes above(double alpha) {
        Planes classes = fullSize();
        Planes all = Planes.zeros(1 + labels.size(), height, width);
        System.arraycopy(background(place(alpha)).values(), 0, all.values(), 0, classes.planeSize());
        System.arraycopy(classes.values(), 0, all.values(), classes.planeSize(), classes.values().length);
        return all;
    }

    private int place(double alpha) {
        int place = Arrays.binarySearch(alphas, alpha);
        if (place < 0) {
            throw new IllegalArgumentException("alpha " + alpha + " is none of " + Arrays.toString(alphas));
        }
        return place;
    }

    private Planes enlarged(int first, int count) {
        int size = walked.planeSize();
        float[] values = Arrays.copyOfRange(walked.values(), first * size, (first + count) * size);
        Planes some = new Planes(count, walked.height(), walked.width(), values);
        return Bilinear.resize(some, stride * walked.height(), stride * walked.width())
                .cropped(height, width);
    }
}
