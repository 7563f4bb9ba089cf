package dev.wsss.stages.data;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;

/**
 * A picture and what its pixels show.
 *
 * @param picture 3 × side × side, normalised
 * @param labels one for each output of the network: the side over its stride, rounded up; 255 where nothing is known
 */
public record PixelSample(Planes picture, LabelMap labels) {}
