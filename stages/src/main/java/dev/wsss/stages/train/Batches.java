package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Map;
import java.util.Objects;

/** Planes as batches of one. */
final class Batches {
    private Batches() {}

    static FloatArray of(Planes planes) {
        return new FloatArray(new int[] {1, planes.channels(), planes.height(), planes.width()}, planes.values());
    }

    static Planes planes(Map<String, FloatArray> outputs, String name) {
        FloatArray array = Objects.requireNonNull(outputs.get(name), name);
        int[] shape = array.shape();
        return new Planes(shape[1], shape[2], shape[3], array.values());
    }
}
