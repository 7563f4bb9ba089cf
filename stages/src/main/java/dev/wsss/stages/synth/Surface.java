package dev.wsss.stages.synth;

import java.util.random.RandomGenerator;

/**
 * One drawn texture: a pattern in two colours, turned and scaled.
 *
 * @param pattern what varies
 * @param light where the pattern is 1
 * @param dark where the pattern is -1
 * @param along periods of the pattern's first axis for each unit to the right
 * @param across periods of the pattern's first axis for each unit downwards
 * @param phase where the pattern begins
 * @param noise the random part of the pattern
 */
record Surface(Pattern pattern, Colour light, Colour dark, double along, double across, double phase, Noise noise) {
    private static final Pattern[] OBJECTS = {
        Pattern.STRIPES, Pattern.CHECKS, Pattern.DOTS, Pattern.MARBLE, Pattern.HATCH, Pattern.GRAIN
    };
    private static final Pattern[] CONTEXTS = {
        Pattern.WAVES, Pattern.BRICKS, Pattern.CLOUDS, Pattern.WEAVE, Pattern.BLADES, Pattern.CRACKS
    };

    /** Returns the look of a class's objects, varied in colour, scale and direction. */
    static Surface ofObject(int index, RandomGenerator random) {
        int again = index / OBJECTS.length;
        Pattern pattern = OBJECTS[(index + again) % OBJECTS.length];
        double hue = index / 6. + .055 * again + random.nextDouble(-.11, .11);
        Colour light = Colour.of(hue, random.nextDouble(.35, .85), random.nextDouble(.6, 1));
        Colour dark =
                Colour.of(hue + random.nextDouble(-.08, .08), random.nextDouble(.3, .8), random.nextDouble(.15, .45));
        return of(pattern, light, dark, random.nextDouble(9, 14), random);
    }

    /** Returns the background of a class, varied in colour, scale and direction. */
    static Surface ofContext(int index, RandomGenerator random) {
        int again = index / CONTEXTS.length;
        Pattern pattern = CONTEXTS[(index + again) % CONTEXTS.length];
        double hue = .08 + index / 6. + .07 * again + random.nextDouble(-.07, .07);
        Colour light = Colour.of(hue, random.nextDouble(.2, .5), random.nextDouble(.55, .85));
        Colour dark =
                Colour.of(hue + random.nextDouble(-.06, .06), random.nextDouble(.2, .5), random.nextDouble(.25, .5));
        return of(pattern, light, dark, random.nextDouble(5, 9), random);
    }

    private static Surface of(Pattern pattern, Colour light, Colour dark, double frequency, RandomGenerator random) {
        double angle = random.nextDouble(-.35, .35) + (random.nextInt(4) * Math.PI / 2);
        double along = frequency * StrictMath.cos(angle);
        double across = frequency * StrictMath.sin(angle);
        return new Surface(pattern, light, dark, along, across, random.nextDouble(100), new Noise(random.nextLong()));
    }

    /** Returns the colour at a place; one unit is the picture's shorter side. */
    Colour at(double x, double y) {
        double grey = pattern.at(along * x + across * y + phase, along * y - across * x + phase, noise);
        return light.mixed(Math.clamp(.5 + .5 * grey, 0, 1), dark);
    }
}
