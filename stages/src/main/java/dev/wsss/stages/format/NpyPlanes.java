package dev.wsss.stages.format;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.Planes;

/** Planes as .npy. */
public final class NpyPlanes {
    private NpyPlanes() {}

    /** Returns planes as float32, exactly. */
    public static byte[] bytes(Planes planes) {
        return NpyArray.of(array(planes)).encode();
    }

    /** Returns planes as float16, rounded to nearest even: half the size, three decimal digits. */
    public static byte[] halves(Planes planes) {
        return NpyArray.halves(array(planes)).encode();
    }

    private static FloatArray array(Planes planes) {
        return new FloatArray(new int[] {planes.channels(), planes.height(), planes.width()}, planes.values());
    }

    /** Reads either type. */
    public static Planes planes(byte[] file) {
        FloatArray array = NpyArray.parse(file).array();
        return new Planes(array.shape()[0], array.shape()[1], array.shape()[2], array.values());
    }
}
