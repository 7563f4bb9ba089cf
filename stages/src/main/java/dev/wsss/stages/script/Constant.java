package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.List;
import java.util.Map;

/**
 * A tensor made once from parameters that do not change while a program runs.
 *
 * @param parameters names of the parameters it is made from
 * @param recipe how
 * @param cast whether it is wanted in the type that the program computes in; float32 otherwise
 * @param epsilon what the norm adds to a variance; 0 without a norm
 */
record Constant(List<String> parameters, Recipe recipe, boolean cast, double epsilon) {
    /** Treatment of the parameters. */
    enum Recipe {
        /** Returns the one parameter as it is. */
        PLAIN,
        /** A filter times the scale of a batch norm: filter, then the norm's four. */
        FOLDED_FILTER,
        /** The shift that a batch norm leaves: the norm's four. */
        FOLDED_SHIFT
    }

    /** Returns its values, in float64 until the last rounding. */
    FloatArray values(Map<String, FloatArray> state) {
        List<FloatArray> given =
                parameters.stream().map(name -> named(state, name)).toList();
        return switch (recipe) {
            case PLAIN -> given.getFirst();
            case FOLDED_FILTER -> filter(given.getFirst(), scale(given.subList(1, 5)));
            case FOLDED_SHIFT -> shift(given, scale(given));
        };
    }

    static FloatArray named(Map<String, FloatArray> state, String name) {
        FloatArray value = state.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the weights have no " + name);
        }
        return value;
    }

    private double[] scale(List<FloatArray> norm) {
        float[] weight = norm.get(0).values();
        float[] variance = norm.get(3).values();
        double[] scale = new double[weight.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = weight[i] / Math.sqrt(variance[i] + epsilon);
        }
        return scale;
    }

    private static FloatArray filter(FloatArray filter, double[] scale) {
        float[] values = filter.values().clone();
        int each = values.length / scale.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * scale[i / each]);
        }
        return new FloatArray(filter.shape(), values);
    }

    private static FloatArray shift(List<FloatArray> norm, double[] scale) {
        float[] shift = norm.get(1).values().clone();
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) (shift[i] - norm.get(2).values()[i] * scale[i]);
        }
        return new FloatArray(norm.get(1).shape(), shift);
    }
}
