package dev.wsss.stages.stage;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.image.LabelMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A count of the classes in ground-truth masks: a set in which no class occurs scores nothing, so it is reported. */
final class MaskTally {
    private final List<String> classes;
    private final int[] masksWith;
    private final List<String> empty = new ArrayList<>();
    private long pixels;
    private long ignored;
    private int masks;

    MaskTally(List<String> classes) {
        this.classes = classes;
        this.masksWith = new int[classes.size()];
    }

    /** Counts a mask in our values. */
    void add(String id, LabelMap mask) {
        boolean[] shown = new boolean[256];
        for (byte value : mask.labels()) {
            shown[value & 0xff] = true;
            ignored += (value & 0xff) == LabelMap.IGNORE ? 1 : 0;
        }
        pixels += mask.labels().length;
        masks++;
        boolean holdsClass = false;
        for (int index = 0; index < masksWith.length; index++) {
            masksWith[index] += shown[index + 1] ? 1 : 0;
            holdsClass |= shown[index + 1];
        }
        if (!holdsClass) {
            empty.add(id);
        }
    }

    /**
     * Returns sentences for the user.
     *
     * @throws Failure of class INVALID_DATA when there are masks and none holds a class
     */
    List<String> remarks() {
        if (masks == 0) {
            return List.of();
        }
        String notCounted = String.format(
                Locale.ROOT, "255, which means not counted, are %.1f %% of the pixels", 100.0 * ignored / pixels);
        if (empty.size() == masks) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    "dataset.scoreList: no mask holds a class, so there is nothing to score: all " + masks
                            + " hold 0 and 255 alone; " + notCounted
                            + ". Write objects as 1, 2, ..., the places of their classes in dataset.classes, or set"
                            + " dataset.scoreList: none");
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(masks + " masks; " + ClassCounts.of(classes, masksWith) + "; " + notCounted);
        if (!empty.isEmpty()) {
            remarks.add(empty.size() + " of them hold no class: " + ClassCounts.some(empty));
        }
        return remarks;
    }
}
