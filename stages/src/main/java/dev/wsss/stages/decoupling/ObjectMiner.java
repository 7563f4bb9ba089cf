package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A cutter of simple objects from masks: one class, neither small nor filling the picture.
 *
 * @param smallestShare of the picture that the foreground may be, inclusive; .1 as released
 * @param largestShare of the picture that the foreground may be, inclusive; .7 as released
 * @param labelRule which pictures may give an object
 */
public record ObjectMiner(double smallestShare, double largestShare, LabelRule labelRule) {
    public ObjectMiner {
        if (!(smallestShare >= 0 && smallestShare <= largestShare && largestShare <= 1)) {
            throw new IllegalArgumentException("smallestShare, largestShare: " + smallestShare + ", " + largestShare
                    + ", must ascend within 0..1");
        }
    }

    /** Returns the rule of CDA's released code. */
    public static ObjectMiner released() {
        return new ObjectMiner(.1, .7, LabelRule.ANY_LABELS);
    }

    /**
     * Returns the object of one picture, or why there is none; refuses a mask of another size than the picture.
     *
     * @param picture to cut from
     * @param mask class values; {@link LabelMap#IGNORE} counts as background
     * @param labels how many classes the picture is labelled with
     */
    public Mined mine(RgbImage picture, LabelMap mask, int labels) {
        Layer whole = new Layer(picture, mask);
        int[] pixels = histogram(mask.labels());
        List<Integer> classes = new ArrayList<>();
        long foreground = 0;
        for (int value = 1; value < LabelMap.IGNORE; value++) {
            if (pixels[value] > 0) {
                classes.add(value);
                foreground += pixels[value];
            }
        }
        double share = (double) foreground / mask.labels().length;
        if (classes.isEmpty()) {
            return new Refusal(RefusalReason.EMPTY, classes, share);
        }
        if (classes.size() > 1) {
            return new Refusal(RefusalReason.SEVERAL_CLASSES, classes, share);
        }
        if (share < smallestShare) {
            return new Refusal(RefusalReason.TOO_SMALL, classes, share);
        }
        if (share > largestShare) {
            return new Refusal(RefusalReason.TOO_BIG, classes, share);
        }
        if (labelRule == LabelRule.SINGLE_LABEL && labels > 1) {
            return new Refusal(RefusalReason.SEVERAL_LABELS, classes, share);
        }
        return cut(whole, classes.getFirst());
    }

    private static Cutout cut(Layer whole, int classValue) {
        Box box = Box.around((byte) classValue, whole.mask());
        return new Cutout(classValue, box.top(), box.left(), box.cut(whole, (byte) classValue));
    }

    /** Counts pixels in four counters a value: neighbouring pixels are mostly equal and would wait for each other. */
    private static int[] histogram(byte[] labels) {
        int[] counts = new int[4 * 256];
        for (int i = 0; i < labels.length; i++) {
            counts[(i & 3) << 8 | (labels[i] & 0xff)]++;
        }
        for (int value = 0; value < 256; value++) {
            counts[value] += counts[256 + value] + counts[512 + value] + counts[768 + value];
        }
        return counts;
    }
}
