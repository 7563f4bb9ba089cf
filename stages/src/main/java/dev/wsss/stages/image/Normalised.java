package dev.wsss.stages.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Pictures in the range that networks trained on ImageNet expect. */
public final class Normalised {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final float[][] TABLES = {table(0), table(1), table(2)};

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorShape HALF = VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2);
    private static final VectorSpecies<Integer> INTEGERS = VectorSpecies.of(int.class, HALF);
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, HALF);
    private static final int PARTS = BYTES.length() / DOUBLES.length();

    private Normalised() {}

    /**
     * Returns (x / 255 - mean) / deviation for each channel, in float64 and rounded once: height × width × 3 to 3 ×
     * height × width.
     */
    public static Planes of(RgbImage image) {
        return of(RgbPlanes.of(image));
    }

    private static Planes of(RgbPlanes image) {
        Planes planes = Planes.zeros(3, image.height(), image.width());
        for (int channel = 0; channel < 3; channel++) {
            int first = channel * planes.planeSize();
            fill(image.values(), first, planes.values(), first, planes.planeSize(), channel);
        }
        return planes;
    }

    /** Returns the same of a picture that is resized bicubically; its bytes are never all kept. */
    public static Planes bicubic(RgbPlanes image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return of(image);
        }
        Planes planes = Planes.zeros(3, height, width);
        Resize.bicubic(
                image,
                width,
                height,
                (bytes, offset, row) -> fill(bytes, offset, planes.values(), row * width, width, row / height));
        return planes;
    }

    private static void fill(byte[] bytes, int from, float[] values, int to, int count, int channel) {
        int whole = count / BYTES.length() * BYTES.length();
        scale(bytes, from, values, to, whole, channel);
        for (int i = whole; i < count; i++) {
            values[to + i] = value(channel, bytes[from + i]);
        }
    }

    // One multiplication and one addition: rounded to float32 they are equal to the formula for all 256 values.
    private static void scale(byte[] bytes, int from, float[] values, int to, int count, int channel) {
        DoubleVector factor = DoubleVector.broadcast(DOUBLES, 1 / (255 * DEVIATION[channel]));
        DoubleVector offset = DoubleVector.broadcast(DOUBLES, -MEAN[channel] / DEVIATION[channel]);
        for (int i = 0; i < count; i += BYTES.length()) {
            ByteVector eight = ByteVector.fromArray(BYTES, bytes, from + i);
            for (int part = 0; part < PARTS; part++) {
                DoubleVector exact = (DoubleVector) eight.convertShape(VectorOperators.ZERO_EXTEND_B2I, INTEGERS, part)
                        .convertShape(VectorOperators.I2D, DOUBLES, 0);
                ((FloatVector) exact.fma(factor, offset).convertShape(VectorOperators.D2F, FLOATS, 0))
                        .intoArray(values, to + i + part * DOUBLES.length());
            }
        }
    }

    /** Returns what a value, 0 to 255, of one of the 3 channels becomes. */
    public static float value(int channel, byte value) {
        return TABLES[channel][value & 0xff];
    }

    private static float[] table(int channel) {
        float[] table = new float[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (float) ((value / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }
        return table;
    }
}
