package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.AffinityLabels;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.shard.Sample;
import java.util.List;

/** A method's labels of pixels from class maps; several threads use one at once. */
@FunctionalInterface
public interface PixelLabels {
    /**
     * Returns the labels of a picture as they are stored; only the method's training of affinities reads them.
     *
     * @param picture to which the labels are fitted
     * @param maps labels × H × W, at most 1
     * @param labels class indices of the planes
     */
    Sample of(String id, RgbImage picture, Planes maps, List<Integer> labels);

    /** A method's way. */
    @FunctionalInterface
    interface Part {
        PixelLabels of(AffinityLabels own);
    }
}
