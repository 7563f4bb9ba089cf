package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the networks. */
public record Numeric(
        @JsonPropertyDescription("Number type of forward and backward passes; parameters are always float32.")
        Type type,

        @JsonPropertyDescription(
                "Threads inside one tensor operation; part of every key, since sums depend on it. Absent: all "
                        + "cores of the machine that runs the step.")
        @Nullable
        @Min(1)
        Integer threads) {
    /** A number type that networks compute in. */
    public enum Type {
        /** Single precision; promises the same bytes on the same machine type. */
        @JsonProperty("float32")
        FLOAT32,

        /** Half the memory traffic, float32 parameters, channels last. */
        @JsonProperty("bfloat16")
        BFLOAT16
    }
}
