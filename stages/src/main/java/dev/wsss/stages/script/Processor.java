package dev.wsss.stages.script;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What networks compute on.
 *
 * @param bfloat16 tells whether it multiplies bfloat16 numbers; asked only where somebody wants them
 */
public record Processor(BooleanSupplier bfloat16) {
    /** The CPU of this machine. */
    public static Processor cpu() {
        return new Processor(LibTorch::multipliesBfloat16);
    }

    /** What a program computes with where this type is wanted: float32 where bfloat16 would have to be emulated. */
    public Numeric numeric(Precision wanted, int threads) {
        return new Numeric(computes(wanted) ? wanted : Precision.FLOAT32, threads);
    }

    /** What a person should know who wants this type here. */
    public Optional<String> remark(Precision wanted) {
        return computes(wanted)
                ? Optional.empty()
                : Optional.of("numeric.type: this CPU has no instructions for bfloat16, so networks compute in float32"
                        + " instead, which is more exact");
    }

    private boolean computes(Precision wanted) {
        return wanted == Precision.FLOAT32 || bfloat16.getAsBoolean();
    }
}
