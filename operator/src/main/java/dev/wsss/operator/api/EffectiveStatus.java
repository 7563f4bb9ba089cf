package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.graph.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in force for a step, pinned when it starts and changed only by remedies. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EffectiveStatus(
        @JsonPropertyDescription("Image of the pods.") @Nullable
        String image,

        @JsonPropertyDescription("Threads inside one tensor operation.") @Nullable
        Integer threads,

        @JsonPropertyDescription("Where networks run; absent: on the CPU.")
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @Nullable
        Accelerator accelerator,

        @JsonPropertyDescription("Memory that is requested and allowed, in bytes.") @Nullable
        Long memory,

        @JsonPropertyDescription("Pictures at once, where a remedy halved them.") @Nullable
        Integer microBatch,

        @JsonPropertyDescription("Names of nodes whose accelerator failed.")
        List<String> avoidNodes) {
    /** Nothing is pinned. */
    public static final EffectiveStatus NONE = new EffectiveStatus(null, null, null, null, null, List.of());

    @SuppressWarnings("NullAway") // Jackson hands over what an older version did not write
    public EffectiveStatus {
        avoidNodes = avoidNodes == null ? List.of() : List.copyOf(avoidNodes);
    }
}
