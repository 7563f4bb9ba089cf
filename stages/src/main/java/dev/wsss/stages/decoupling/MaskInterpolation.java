package dev.wsss.stages.decoupling;

/** How the mask of an object is rotated and shrunk. */
public enum MaskInterpolation {
    /**
     * As released: the class value is treated as a grey level (cubic, then bilinear) and everything but 0 shows, so
     * that masks of high class values grow by a dark fringe.
     */
    RELEASED,
    /** Nearest pixel: the mask keeps its size and its value. */
    NEAREST
}
