package dev.wsss.stages.script;

/**
 * Settings that decide the bits of a program's results for given inputs.
 *
 * @param precision type of the convolutional part
 * @param threads intra-op threads of libtorch, at least 1
 * @param target where it runs
 */
public record Numeric(Precision precision, int threads, Target target) {
    public Numeric {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": at least 1");
        }
    }

    /** Creates settings on the CPU. */
    public Numeric(Precision precision, int threads) {
        this(precision, threads, Target.CPU);
    }
}
