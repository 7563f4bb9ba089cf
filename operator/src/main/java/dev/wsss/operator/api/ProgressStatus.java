package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Reported progress of the pods of a step; for display only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressStatus(
        @JsonPropertyDescription("What is counted.") String unit,

        @JsonPropertyDescription("How many are done.") long done,

        @JsonPropertyDescription("How many there are.") long total,

        @JsonPropertyDescription("ISO-8601 instant at which that was seen.") @Nullable
        String at) {
    /** Whole percent. */
    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }
}
