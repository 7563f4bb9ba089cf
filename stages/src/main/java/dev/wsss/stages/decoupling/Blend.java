package dev.wsss.stages.decoupling;

/** How an object's border meets the background. */
public enum Blend {
    /** As released: a pixel is the object's or the background's. */
    HARD,
    /** The binary mask under a 3×3 Gaussian is the object's weight: the variant that the authors tried. */
    GAUSS3
}
