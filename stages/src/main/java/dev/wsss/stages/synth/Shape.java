package dev.wsss.stages.synth;

/** Outlines of area 1 around the origin, so that shapes of one size cover the same number of pixels. */
enum Shape {
    DISC {
        @Override
        boolean holds(double x, double y) {
            return x * x + y * y <= 1 / Math.PI;
        }
    },
    SQUARE {
        @Override
        boolean holds(double x, double y) {
            return Math.abs(x) <= .5 && Math.abs(y) <= .5;
        }
    },
    TRIANGLE {
        /** Returns an equilateral triangle: inradius r, area 3 √3 r². */
        @Override
        boolean holds(double x, double y) {
            double inradius = .43869133765;
            return y <= inradius && -.5 * y + .86602540378 * x <= inradius && -.5 * y - .86602540378 * x <= inradius;
        }
    },
    RING {
        @Override
        boolean holds(double x, double y) {
            double square = x * x + y * y;
            double outer = 1 / (Math.PI * .75);
            return square <= outer && square >= outer / 4;
        }
    },
    CROSS {
        @Override
        boolean holds(double x, double y) {
            double length = .67082039325;
            double width = length / 3;
            double across = Math.abs(x);
            double along = Math.abs(y);
            return Math.min(across, along) <= width && Math.max(across, along) <= length;
        }
    },
    STAR {
        /** Returns a star of five points: outer radius .87, inner radius .45 of it. */
        @Override
        boolean holds(double x, double y) {
            double outer = .86957;
            double inner = .45 * outer;
            double tenth = Math.PI / 5;
            double angle = Math.abs(StrictMath.IEEEremainder(StrictMath.atan2(x, -y), 2 * tenth));
            double radius = StrictMath.hypot(x, y);
            double px = radius * StrictMath.cos(angle);
            double py = radius * StrictMath.sin(angle);
            double innerX = inner * StrictMath.cos(tenth);
            double innerY = inner * StrictMath.sin(tenth);
            return (innerX - outer) * py - innerY * (px - outer) >= 0;
        }
    };

    /** Returns whether a point lies inside; one unit is the side of a square of the same area. */
    abstract boolean holds(double x, double y);
}
