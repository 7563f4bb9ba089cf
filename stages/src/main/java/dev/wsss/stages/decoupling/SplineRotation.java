package dev.wsss.stages.decoupling;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import jdk.incubator.vector.FloatVector;

/**
 * A rotation of a layer by a cubic spline: scipy.ndimage.rotate with order 3, zeros outside, the target enlarged.
 *
 * <p>Float32 where the original has float64: a grey level differs by 1 at most, where the exact value lies half-way.
 * The lanes of a vector are the four channels of one pixel, so any machine gives the same bits.
 */
public final class SplineRotation {
    private static final int CHANNELS = SplineCoefficients.CHANNELS;

    private SplineRotation() {}

    /** Returns the size of a picture of some size after a turn by whole degrees. */
    public static Extent extent(Extent source, int angle) {
        return RotationFrame.of(source, angle).target();
    }

    /** Returns the layer turned by whole degrees; the mask is interpolated like a grey picture. */
    public static Layer rotate(Layer layer, int angle) {
        RotationFrame frame = RotationFrame.of(Extent.of(layer.picture()), angle);
        Extent target = frame.target();
        RgbImage picture = RgbImage.black(target.width(), target.height());
        LabelMap mask = LabelMap.background(target.width(), target.height());
        float[][] coefficients = SplineCoefficients.of(layer).rows();
        float[] pixel = new float[CHANNELS];
        for (int row = 0; row < target.height(); row++) {
            for (int column = 0; column < target.width(); column++) {
                double y = frame.sourceRow(row, column);
                double x = frame.sourceColumn(row, column);
                if (frame.holds(y, x)) {
                    interpolate(coefficients, y, x, pixel);
                    int at = row * target.width() + column;
                    picture.rgb()[3 * at] = grey(pixel[0]);
                    picture.rgb()[3 * at + 1] = grey(pixel[1]);
                    picture.rgb()[3 * at + 2] = grey(pixel[2]);
                    mask.labels()[at] = grey(pixel[3]);
                }
            }
        }
        return new Layer(picture, mask);
    }

    private static byte grey(float value) {
        return (byte) Math.clamp((int) (value + .5f), 0, 255);
    }

    private static void interpolate(float[][] coefficients, double y, double x, float[] pixel) {
        int row = (int) y;
        int column = (int) x;
        int at = column * CHANNELS;
        float down = (float) (y - row);
        float right = (float) (x - column);
        float up = 1 - down;
        float left = 1 - right;
        FloatVector w0 = broadcast(outer(left));
        FloatVector w1 = broadcast(inner(left));
        FloatVector w2 = broadcast(inner(right));
        FloatVector w3 = broadcast(outer(right));
        FloatVector sum = line(coefficients[row], at, w0, w1, w2, w3).mul(outer(up));
        sum = line(coefficients[row + 1], at, w0, w1, w2, w3).fma(broadcast(inner(up)), sum);
        sum = line(coefficients[row + 2], at, w0, w1, w2, w3).fma(broadcast(inner(down)), sum);
        sum = line(coefficients[row + 3], at, w0, w1, w2, w3).fma(broadcast(outer(down)), sum);
        sum.intoArray(pixel, 0);
    }

    private static FloatVector line(
            float[] row, int at, FloatVector w0, FloatVector w1, FloatVector w2, FloatVector w3) {
        FloatVector sum =
                FloatVector.fromArray(FloatVector.SPECIES_128, row, at).mul(w0);
        sum = FloatVector.fromArray(FloatVector.SPECIES_128, row, at + 4).fma(w1, sum);
        sum = FloatVector.fromArray(FloatVector.SPECIES_128, row, at + 8).fma(w2, sum);
        return FloatVector.fromArray(FloatVector.SPECIES_128, row, at + 12).fma(w3, sum);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FloatVector.SPECIES_128, value);
    }

    /** Returns the cubic B-spline one to two pixels away; {@code t} is 2 minus the distance. */
    private static float outer(float t) {
        return t * t * t * (1 / 6f);
    }

    /** Returns the cubic B-spline up to one pixel away; {@code t} is 1 minus the distance. */
    private static float inner(float t) {
        return (((-.5f * t) + .5f) * t + .5f) * t + 1 / 6f;
    }
}
