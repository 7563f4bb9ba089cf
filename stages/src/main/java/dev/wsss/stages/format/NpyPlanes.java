package dev.wsss.stages.format;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.Planes;

/** Planes as .npy. */
final class NpyPlanes {
    private NpyPlanes() {}

    static byte[] bytes(Planes planes) {
        int[] shape = {planes.channels(), planes.height(), planes.width()};
        return NpyArray.of(new FloatArray(shape, planes.values())).encode();
    }

    static Planes planes(byte[] file) {
        FloatArray array = NpyArray.parse(file).array();
        return new Planes(array.shape()[0], array.shape()[1], array.shape()[2], array.values());
    }
}
