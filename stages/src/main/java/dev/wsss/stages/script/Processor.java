package dev.wsss.stages.script;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Processor that networks compute on.
 *
 * @param target where programs run
 * @param bfloat16 whether it multiplies bfloat16 numbers; evaluated only where they are wanted
 */
public record Processor(Target target, BooleanSupplier bfloat16) {
    /** Returns the CPU of this machine. */
    public static Processor cpu() {
        return new Processor(Target.CPU, LibTorch::multipliesBfloat16);
    }

    /**
     * Returns the first visible GPU.
     *
     * @throws Failure where there is none: of class InvalidConfig where this libtorch is for CPUs, else of class
     *     GpuFault
     */
    public static Processor gpu() {
        Gpu.obstacle().ifPresent(why -> {
            throw refusal(why);
        });
        return new Processor(Target.GPU, () -> true);
    }

    /** Returns the first GPU, or the CPU where there is none. */
    public static Processor best() {
        return Gpu.obstacle().isPresent() ? cpu() : new Processor(Target.GPU, () -> true);
    }

    static Failure refusal(String why) {
        return why.contains("ATen_cuda") || why.contains("not linked")
                ? new Failure(
                        FailureClass.INVALID_CONFIG,
                        "no GPU can be used: this libtorch is for CPUs; take the image with CUDA, or compute on the CPU")
                : new Failure(FailureClass.GPU_FAULT, "no GPU can be used: " + why);
    }

    /** Returns what a program computes with where this type is wanted: float32 where bfloat16 would have to be emulated. */
    public Numeric numeric(Precision wanted, int threads) {
        return new Numeric(computes(wanted) ? wanted : Precision.FLOAT32, threads, target);
    }

    /** Returns a note for users of this type on this processor. */
    public Optional<String> remark(Precision wanted) {
        return computes(wanted)
                ? Optional.empty()
                : Optional.of("numeric.type: this CPU has no instructions for bfloat16, so networks compute in float32"
                        + " instead, which is more exact");
    }

    /** Returns whether it is a GPU. */
    public boolean isGpu() {
        return target.equals(Target.GPU);
    }

    /** Returns bytes of a GPU's memory that are in use; 0 on the CPU. */
    public long gpuMemoryBytes() {
        return isGpu() ? Gpu.memoryBytes() : 0;
    }

    private boolean computes(Precision wanted) {
        return wanted == Precision.FLOAT32 || bfloat16.getAsBoolean();
    }
}
