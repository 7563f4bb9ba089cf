package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.parameters.Numeric;
import org.jspecify.annotations.Nullable;

/**
 * Numeric settings and versions that decide the bits of a network's result for given inputs.
 *
 * @param type number type of the passes
 * @param threads inside one tensor operation, resolved for the machine that runs the step
 * @param libtorch its version
 * @param accelerator what runs the networks; absent: the CPU
 */
public record NumericMode(
        Numeric.Type type,
        int threads,
        String libtorch,
        @Nullable Accelerator accelerator) {
    /** The version that this program is built with and whose results it promises. */
    public static final String LIBTORCH = "2.7.1";

    public NumericMode {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: is " + threads + ", has to be at least 1");
        }
    }

    /** Creates a mode on the CPU. */
    public NumericMode(Numeric.Type type, int threads, String libtorch) {
        this(type, threads, libtorch, null);
    }
}
