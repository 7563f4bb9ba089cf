package dev.wsss.stages.script;

import dev.wsss.stages.array.FloatArray;
import java.util.random.RandomGenerator;

/**
 * A tensor that a network needs and Java owns.
 *
 * @param name its torch name
 * @param shape its sizes
 * @param initialiser how it starts without given weights
 * @param group the learning-rate group it was declared in
 * @param kind trained by gradients, kept fixed, or a statistic
 */
public record Parameter(String name, int[] shape, Initialiser initialiser, String group, Kind kind) {
    /** Treatment of a parameter while its network is trained. */
    public enum Kind {
        /** Moves with its gradient. */
        TRAINED,
        /** Lies before the point where gradients stop. */
        FROZEN,
        /** A running statistic: no gradient. */
        BUFFER
    }

    public Parameter {
        shape = shape.clone();
    }

    /** Returns a value to start with. */
    public FloatArray fresh(RandomGenerator random) {
        return initialiser.draw(shape, random);
    }

    Parameter startingWith(Initialiser other) {
        return new Parameter(name, shape, other, group, kind);
    }

    Parameter frozen() {
        return kind == Kind.TRAINED ? new Parameter(name, shape, initialiser, group, Kind.FROZEN) : this;
    }
}
