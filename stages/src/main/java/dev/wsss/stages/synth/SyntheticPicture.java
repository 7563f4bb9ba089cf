package dev.wsss.stages.synth;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One drawn picture.
 *
 * @param id its name in lists and files
 * @param picture the pixels
 * @param mask class values (class index + 1), exact to the pixel
 * @param labels the class values in the mask: what an annotator of labels would write
 * @param context index of the class whose background is shown
 */
public record SyntheticPicture(String id, RgbImage picture, LabelMap mask, SortedSet<Integer> labels, int context) {
    public SyntheticPicture {
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
}
