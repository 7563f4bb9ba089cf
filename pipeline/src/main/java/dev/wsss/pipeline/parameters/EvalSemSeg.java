package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wsss.pipeline.tree.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of eval-sem-seg: how good the masks are; the fixed setting is make-sem-seg's.
 *
 * @param own those of the method
 */
public record EvalSemSeg(
        @Variant.Own @JsonUnwrapped @Nullable Record own) {}
