package dev.wsss.stages.synth;

/**
 * Smooth random values over the plane, the same for the same seed.
 *
 * @param seed of the values
 */
record Noise(long seed) {
    /** Returns a value of about -1..1 at a place; it varies over about one unit. */
    double at(double x, double y) {
        double left = Math.floor(x);
        double top = Math.floor(y);
        double right = ease(x - left);
        double down = ease(y - top);
        double above = mix(cell(left, top), cell(left + 1, top), right);
        double below = mix(cell(left, top + 1), cell(left + 1, top + 1), right);
        return mix(above, below, down);
    }

    /** Returns a value of -1..1 that belongs to a cell of the unit grid. */
    double cell(double x, double y) {
        long column = (long) x;
        long row = (long) y;
        long mixed = seed + column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >> 11) * 0x1p-52;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
