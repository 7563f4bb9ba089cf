package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Reported progress of the pods of a step; for display only. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressStatus(
        @JsonPropertyDescription("The unit that is counted.")
        String unit,

        @JsonPropertyDescription("How many are done.") long done,

        @JsonPropertyDescription("How many there are.") long total,

        @JsonPropertyDescription("ISO-8601 instant at which that was seen.") @Nullable
        String at,

        @JsonPropertyDescription("How many were done at the first report of the same pods.") @Nullable
        Long from,

        @JsonPropertyDescription("ISO-8601 instant of that report; the pace is measured from it.") @Nullable
        String since) {
    /** Returns a first report. */
    public static ProgressStatus first(String unit, long done, long total, String at) {
        return new ProgressStatus(unit, done, total, at, done, at);
    }

    /**
     * Returns the next report of the same pods. Where the bounds of the work differ these are other pods, and the pace
     * is measured from here.
     */
    public ProgressStatus next(String reported, long nowDone, long nowTotal, String when) {
        return from == null || since == null || !reported.equals(unit) || nowTotal != total || nowDone < done
                ? first(reported, nowDone, nowTotal, when)
                : new ProgressStatus(unit, nowDone, total, when, from, since);
    }

    /** Returns whole percent. */
    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }
}
