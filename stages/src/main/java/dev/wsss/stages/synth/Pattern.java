package dev.wsss.stages.synth;

/** Surfaces: a grey between -1 and 1 for each place, one unit being a period of the pattern. */
enum Pattern {
    STRIPES {
        @Override
        double at(double u, double v, Noise noise) {
            return wave(u);
        }
    },
    CHECKS {
        @Override
        double at(double u, double v, Noise noise) {
            return sharp(wave(u) * wave(v) * 2);
        }
    },
    DOTS {
        @Override
        double at(double u, double v, Noise noise) {
            double x = u - Math.rint(u);
            double y = v - Math.rint(v);
            return sharp(3 - 30 * (x * x + y * y));
        }
    },
    MARBLE {
        @Override
        double at(double u, double v, Noise noise) {
            return wave(.6 * u + 1.6 * noise.at(.8 * u, .8 * v));
        }
    },
    HATCH {
        @Override
        double at(double u, double v, Noise noise) {
            return Math.max(sharp(3 * wave(u) - 1.5), sharp(3 * wave(v) - 1.5));
        }
    },
    GRAIN {
        @Override
        double at(double u, double v, Noise noise) {
            return sharp(2.2 * noise.at(3 * u, 3 * v));
        }
    },
    WAVES {
        @Override
        double at(double u, double v, Noise noise) {
            return wave(u + .35 * wave(.5 * v));
        }
    },
    BRICKS {
        @Override
        double at(double u, double v, Noise noise) {
            double shifted = .5 * u + .5 * Math.floorMod((long) Math.floor(v), 2);
            double fromJoint = Math.min(distance(shifted) * 2, distance(v));
            return (fromJoint < .1 ? -1 : .2) + .6 * noise.cell(Math.floor(shifted), Math.floor(v));
        }

        private static double distance(double place) {
            return Math.abs(place - Math.rint(place));
        }
    },
    CLOUDS {
        @Override
        double at(double u, double v, Noise noise) {
            return 1.1 * noise.at(.7 * u, .7 * v) + .5 * noise.at(1.6 * u + 7, 1.6 * v);
        }
    },
    WEAVE {
        @Override
        double at(double u, double v, Noise noise) {
            long column = (long) Math.floor(u);
            long row = (long) Math.floor(v);
            return Math.floorMod(column + row, 2) == 0 ? wave(2 * u) : wave(2 * v);
        }
    },
    BLADES {
        @Override
        double at(double u, double v, Noise noise) {
            return sharp(2 * noise.at(5 * u, .9 * v));
        }
    },
    CRACKS {
        @Override
        double at(double u, double v, Noise noise) {
            return .8 - 2.2 * StrictMath.exp(-10 * Math.abs(noise.at(1.1 * u, 1.1 * v)));
        }
    };

    abstract double at(double u, double v, Noise noise);

    private static double wave(double turns) {
        return StrictMath.sin(2 * Math.PI * turns);
    }

    private static double sharp(double value) {
        return Math.clamp(value, -1, 1);
    }
}
