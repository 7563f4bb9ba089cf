package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.RgbImage;

/**
 * A background with an object on it.
 *
 * @param picture the background's size
 * @param classValue the object's class, to be added to the background's labels
 * @param covered pixels where the object shows
 */
public record Pasted(RgbImage picture, int classValue, int covered) {}
