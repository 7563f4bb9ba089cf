package dev.wsss.stages.synth;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Content of a picture, ready to be drawn.
 *
 * @param background behind everything
 * @param objects the last one in front
 * @param lightX change of the light from left to right
 * @param lightY change of the light from top to bottom
 * @param noise standard deviation of the pixels' noise, grey levels
 */
record Scene(Surface background, List<DrawnObject> objects, double lightX, double lightY, double noise) {
    /** Draws pixels and mask; the generator gives the pixels' noise. */
    void draw(RgbImage picture, LabelMap mask, RandomGenerator random) {
        double unit = Math.min(picture.width(), picture.height());
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                double x = (column + .5) / unit;
                double y = (row + .5) / unit;
                int front = front(x, y);
                Surface surface = front < 0 ? background : objects.get(front).surface();
                double light = 1 + lightX * (x - .5) + lightY * (y - .5);
                int at = row * picture.width() + column;
                put(surface.at(x, y).times(light), picture.rgb(), 3 * at, random);
                mask.labels()[at] = (byte) (front < 0 ? 0 : objects.get(front).classIndex() + 1);
            }
        }
    }

    private int front(double x, double y) {
        int front = objects.size() - 1;
        while (front >= 0 && !objects.get(front).holds(x, y)) {
            front--;
        }
        return front;
    }

    private void put(Colour colour, byte[] rgb, int at, RandomGenerator random) {
        double grain = bell(random);
        rgb[at] = level(colour.red(), grain, random);
        rgb[at + 1] = level(colour.green(), grain, random);
        rgb[at + 2] = level(colour.blue(), grain, random);
    }

    private byte level(double light, double grain, RandomGenerator random) {
        double level = 255 * light + noise * (.7 * grain + .7 * bell(random));
        return (byte) Math.clamp(Math.round(level), 0, 255);
    }

    /** Draws nearly normal noise, with the same bits on every machine. */
    private static double bell(RandomGenerator random) {
        long bits = random.nextLong();
        int sum = 0;
        for (int part = 0; part < 4; part++) {
            sum += (int) (bits >>> (16 * part)) & 0xffff;
        }
        return (sum - 131_070) / 37_837.;
    }
}
