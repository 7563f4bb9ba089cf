package dev.wsss.stages.script;

/** Operation of a node of a network; the ones with a name of their own can be merged with others or are written by kernels. */
sealed interface Operation {
    /** A tensor the caller passes. */
    record Input(String name) implements Operation {}

    /**
     * A convolution; parameters: weight, and a bias if there is one.
     *
     * @param inputs channels that it reads
     */
    record Convolution(Geometry geometry, int inputs) implements Operation {}

    /** Batch norm; parameters: weight, bias, running mean, running variance. */
    record BatchNorm(Statistics statistics, double epsilon) implements Operation {}

    /** Group norm; parameters: weight, bias. */
    record GroupNorm(int groups) implements Operation {}

    /** A cut-off. */
    record Rectify(Rectifier rectifier) implements Operation {}

    /** The sum of two values of one shape. */
    record Add() implements Operation {}

    /** The same value; gradients stop here. */
    record Detach() implements Operation {}

    /**
     * The same value in the type and memory layout that the program computes in.
     *
     * @param rounding of all that follows, where it is trained
     */
    record Compute(Rounding rounding) implements Operation {}

    /**
     * Any other expression, as text: {@code $0}, {@code $1} stand for its inputs, {@code #0}, {@code #1} for its
     * parameters.
     *
     * @param text one expression, or statements that assign {@code $$}
     * @param result the type of the result
     * @param memory where the result lies
     */
    record Formula(String text, Result result, Memory memory) implements Operation {}

    /** The type of what a formula gives. */
    enum Result {
        /** The type of its first input. */
        SAME,
        /** float32 */
        FLOAT
    }

    /** Memory for the result of a formula. */
    enum Memory {
        /** Returns an expression whose result lies in memory of its own, which its gradient does not read. */
        OWN,
        /** Perhaps in that of an input: slices, reshaped tensors, casts to the type at hand. */
        SHARED
    }

    /**
     * Returns whether the only reader of the result may overwrite it: it lies in memory of its own, and no gradient
     * needs it. A rectifier's gradient does.
     */
    default boolean isOverwritable() {
        return switch (this) {
            case Convolution convolution -> true;
            case BatchNorm norm -> true;
            case GroupNorm norm -> true;
            case Add add -> true;
            case Formula formula -> formula.memory() == Memory.OWN;
            case Input input -> false;
            case Rectify rectify -> false;
            case Detach detach -> false;
            case Compute compute -> false;
        };
    }
}
