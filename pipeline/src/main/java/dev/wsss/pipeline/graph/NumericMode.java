package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.manifest.NumericType;

/**
 * What the bits of a network's result depend on beside its inputs.
 *
 * @param type number type of the passes
 * @param threads inside one tensor operation, resolved for the machine that runs the step
 * @param libtorch its version
 */
public record NumericMode(NumericType type, int threads, String libtorch) {
    /** The version that this program is built with and whose results it promises. */
    public static final String LIBTORCH = "2.7.1";

    public NumericMode {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: is " + threads + ", has to be at least 1");
        }
    }
}
