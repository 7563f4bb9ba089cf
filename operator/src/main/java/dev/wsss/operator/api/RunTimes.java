package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a run; deadlines count from {@code started}, suspended time aside.
 *
 * @param started ISO-8601 instant of the present generation's or re-run's begin
 * @param finished ISO-8601 instant of its end
 * @param suspended ISO-8601 instant since which it is suspended
 * @param suspendedSeconds it was suspended before that
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunTimes(
        @Nullable String started,
        @Nullable String finished,
        @Nullable String suspended,
        @Nullable Long suspendedSeconds) {
    /** Not begun. */
    public static final RunTimes NONE = new RunTimes(null, null, null, null);
}
