package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The clock of a run; deadlines count from {@code started}, suspended time aside. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunTimes(
        @JsonPropertyDescription(
                "ISO-8601 instant at which the present generation or re-run began; deadlines count from it, suspended time aside.")
        @Nullable
        String started,

        @JsonPropertyDescription("ISO-8601 instant of the end.") @Nullable
        String finished,

        @JsonPropertyDescription("ISO-8601 instant since which the run is suspended.") @Nullable
        String suspended,

        @JsonPropertyDescription("Seconds for which it was suspended before that.") @Nullable
        Long suspendedSeconds) {
    /** Not begun. */
    public static final RunTimes NONE = new RunTimes(null, null, null, null);
}
