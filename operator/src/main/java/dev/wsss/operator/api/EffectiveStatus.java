package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values in force for a step, pinned when it starts and changed only by remedies.
 *
 * @param image of its pods
 * @param threads inside one tensor operation
 * @param memory request and limit, in bytes
 * @param microBatch pictures at once, where a remedy halved them
 * @param avoidNodes names of nodes whose accelerator failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EffectiveStatus(
        @Nullable String image,
        @Nullable Integer threads,
        @Nullable Long memory,
        @Nullable Integer microBatch,
        List<String> avoidNodes) {
    /** Nothing is pinned. */
    public static final EffectiveStatus NONE = new EffectiveStatus(null, null, null, null, List.of());

    @SuppressWarnings("NullAway") // Jackson hands over what an older version did not write
    public EffectiveStatus {
        avoidNodes = avoidNodes == null ? List.of() : List.copyOf(avoidNodes);
    }
}
