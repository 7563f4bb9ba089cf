package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Accelerator;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.script.TensorLibrary;
import java.util.Locale;
import java.util.Optional;

/**
 * Processor and numeric settings of the networks, for one step.
 *
 * @param processor that is there
 * @param mode that is wanted
 */
record Computation(Processor processor, NumericMode mode) {
    Numeric numeric() {
        return processor.numeric(wanted(), mode.threads());
    }

    /** Returns notes for the user before it begins. */
    Optional<String> remark() {
        return processor.remark(wanted());
    }

    /** Returns the text for the record of an attempt. */
    String words() {
        return numeric().precision().name().toLowerCase(Locale.ROOT)
                + (processor.isGpu() ? " on a GPU" : " on the CPU");
    }

    /** Refuses a processor or a libtorch that the mode, and with it a step's key, does not promise. */
    void check() {
        String found = TensorLibrary.loadedVersion();
        if (!found.equals(mode.libtorch())) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "libtorch " + found + " is installed, but results are those of libtorch " + mode.libtorch()
                            + "; unset PYTORCH_VERSION and PYTORCH_LIBRARY_PATH, or let them name "
                            + mode.libtorch());
        }
        if (processor.isGpu() != (mode.accelerator() == Accelerator.GPU)) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "order: numeric: is for " + (processor.isGpu() ? "the CPU" : "a GPU")
                            + ", but this process computes on " + (processor.isGpu() ? "a GPU" : "the CPU"));
        }
    }

    private Precision wanted() {
        return switch (mode.type()) {
            case FLOAT32 -> Precision.FLOAT32;
            case BFLOAT16 -> Precision.BFLOAT16;
        };
    }
}
