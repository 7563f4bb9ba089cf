package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import java.util.Locale;
import java.util.Optional;

/**
 * What networks compute with, where a processor meets what a run wants.
 *
 * @param processor that is there
 * @param mode that is wanted
 */
record Computation(Processor processor, NumericMode mode) {
    Numeric numeric() {
        return processor.numeric(wanted(), mode.threads());
    }

    /** What a person should know before it begins. */
    Optional<String> remark() {
        return processor.remark(wanted());
    }

    /** For the record of an attempt. */
    String words() {
        return numeric().precision().name().toLowerCase(Locale.ROOT);
    }

    private Precision wanted() {
        return switch (mode.type()) {
            case FLOAT32 -> Precision.FLOAT32;
            case BFLOAT16 -> Precision.BFLOAT16;
        };
    }
}
