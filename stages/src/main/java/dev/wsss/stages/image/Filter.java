package dev.wsss.stages.image;

/** The kernels that Pillow weighs source pixels with. */
enum Filter {
    /** Keys' cubic with a = -0.5. */
    BICUBIC(2) {
        @Override
        double at(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    },
    /** A triangle. */
    BILINEAR(1) {
        @Override
        double at(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    };

    private static final double A = -0.5;

    final double support;

    Filter(double support) {
        this.support = support;
    }

    /** Returns the weight at a distance in source pixels of an enlargement. */
    abstract double at(double distance);
}
