package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.random.RandomGenerator;

/** The distribution of a parameter's first values where no weights are given. */
public enum Initialiser {
    /** Scales and variances. */
    ONES {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            java.util.Arrays.fill(values, 1);
        }
    },
    /** Shifts, means and biases. */
    ZEROS {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {}
    },
    /** Normal with variance 2 / (outputs × window): He's, by fan out, as torchvision starts its ResNets. */
    HE {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            double deviation = Math.sqrt(2.0 / ((double) shape[0] * shape[2] * shape[3]));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        }
    },
    /** Normal with variance 2 / window: He's for convolutions of each channel by itself. */
    HE_DEPTHWISE {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            double deviation = Math.sqrt(2.0 / ((double) shape[2] * shape[3]));
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        }
    },
    /** Normal with variance 2 / (inputs × window): torch's kaiming-normal. */
    KAIMING_NORMAL {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            double deviation = Math.sqrt(2.0 * shape[0] / values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        }
    },
    /** Uniform within ±√(6 / ((inputs + outputs) × window)): torch's xavier-uniform. */
    XAVIER {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            fillUniformly(values, xavier(values, shape), random);
        }
    },
    /** Four times as wide: xavier-uniform with a gain of 4, which the last layer of AffinityNet and SEAM has. */
    XAVIER_GAIN_4 {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            fillUniformly(values, 4 * xavier(values, shape), random);
        }
    },
    /** Uniform within ±1 / √(inputs × window): PyTorch's default for convolutions. */
    UNIFORM {
        @Override
        void fill(float[] values, int[] shape, RandomGenerator random) {
            double bound = 1 / Math.sqrt(shape.length < 2 ? shape[0] : (double) values.length / shape[0]);
            fillUniformly(values, bound, random);
        }
    };

    private static void fillUniformly(float[] values, double bound, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }

    private static double xavier(float[] values, int[] shape) {
        double window = (double) values.length / shape[0] / shape[1];
        return Math.sqrt(6 / ((shape[0] + shape[1]) * window));
    }

    abstract void fill(float[] values, int[] shape, RandomGenerator random);

    /** Draws fresh values of a shape. */
    FloatArray draw(int[] shape, RandomGenerator random) {
        FloatArray fresh = FloatArray.zeros(shape);
        fill(fresh.values(), shape, random);
        return fresh;
    }
}
