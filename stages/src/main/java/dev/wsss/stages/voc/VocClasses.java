package dev.wsss.stages.voc;

import java.util.List;

/** The twenty classes of PASCAL VOC in its order: index 0..19, mask value index + 1. */
public final class VocClasses {
    /** The names. */
    public static final List<String> NAMES = List.of(
            "aeroplane",
            "bicycle",
            "bird",
            "boat",
            "bottle",
            "bus",
            "car",
            "cat",
            "chair",
            "cow",
            "diningtable",
            "dog",
            "horse",
            "motorbike",
            "person",
            "pottedplant",
            "sheep",
            "sofa",
            "train",
            "tvmonitor");

    private VocClasses() {}
}
