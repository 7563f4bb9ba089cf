package dev.wsss.stages.method;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.ClassNetwork;
import dev.wsss.stages.weights.StateDict;
import java.util.Optional;

/** A method's class maps of a trained classifier. */
public interface ClassMapping {
    /** Returns the classifier that was trained. */
    ClassNetwork network(Shape shape);

    /** Returns the part of the maps of all scales that is stored until they are merged. */
    default ScaledMaps kept(ScaledMaps maps) {
        return maps.withoutFactors();
    }

    /** Returns the maps merged at the size of the picture, at most 1: labels × H × W. */
    Planes merged(ScaledMaps maps);

    /**
     * Returns the shape of a classifier of this method that has such weights; empty where they are of another method.
     *
     * @param architecture of their backbone
     */
    Optional<Shape> recognised(Architecture architecture, StateDict weights);
}
