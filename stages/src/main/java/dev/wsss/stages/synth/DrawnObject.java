package dev.wsss.stages.synth;

import java.util.random.RandomGenerator;

/**
 * An object at its place in a picture; lengths in the picture's shorter side.
 *
 * @param classIndex its class, from 0
 * @param x column of its centre
 * @param y row of its centre
 * @param side of a square of the same area
 * @param aspect stretch of its width against its height
 * @param angle it is turned by
 * @param surface its texture
 */
record DrawnObject(int classIndex, double x, double y, double side, double aspect, double angle, Surface surface) {
    private static final Shape[] SHAPES = Shape.values();
    /** The least distance of the centre from the border, in sides: the border may cut an object a little. */
    private static final double MARGIN = .45;

    /** Returns an object of a class and size anywhere in a picture of the given sides. */
    static DrawnObject of(int classIndex, double side, double width, double height, RandomGenerator random) {
        return new DrawnObject(
                classIndex,
                within(width, MARGIN * side, random),
                within(height, MARGIN * side, random),
                side,
                random.nextDouble(.8, 1.25),
                random.nextDouble(2 * Math.PI),
                Surface.ofObject(classIndex, random));
    }

    private static double within(double length, double margin, RandomGenerator random) {
        return margin + (length - 2 * margin) * random.nextDouble();
    }

    /** Returns whether a place lies on the object. */
    boolean holds(double px, double py) {
        double dx = (px - x) / side;
        double dy = (py - y) / side;
        if (dx * dx + dy * dy > 2) {
            return false;
        }
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double stretch = Math.sqrt(aspect);
        return SHAPES[classIndex % SHAPES.length].holds(
                (cos * dx + sin * dy) / stretch, (cos * dy - sin * dx) * stretch);
    }

    /** Returns how much two objects may lie upon each other: 0 apart, 1 concentric. */
    double nearness(DrawnObject other) {
        double distance = StrictMath.hypot(x - other.x, y - other.y);
        return Math.max(0, 1 - distance / (.55 * (side + other.side)));
    }
}
