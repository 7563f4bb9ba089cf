package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step of a run: with the store, all of the operator's state. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StepStatus(
        @JsonPropertyDescription("Name of the step.") String name,

        @JsonPropertyDescription("How far the step is.")
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        StepPhase state,

        @JsonPropertyDescription("What its result depends on, as a digest; pinned when the step starts.") @Nullable
        String key,

        @JsonPropertyDescription("Changes the key because a re-run was requested.") @Nullable
        String salt,

        @JsonPropertyDescription("Number of the last attempt that was decided; 0 before the first.")
        int attempt,

        @JsonPropertyDescription(
                "The first attempt of the present key; parts of the output may come from it and all later ones.")
        @Nullable
        Integer firstAttempt,

        @JsonPropertyDescription("Uid of the present attempt's Job, once it was seen.") @Nullable
        String jobUid,

        @JsonPropertyDescription("ISO-8601 instant of the present key's first attempt.") @Nullable
        String started,

        @JsonPropertyDescription("ISO-8601 instant at which the present attempt's Job was seen.") @Nullable
        String attempted,

        @JsonPropertyDescription("ISO-8601 instant of success or failure.") @Nullable
        String finished,

        @JsonPropertyDescription("ISO-8601 instant of the next attempt.") @Nullable
        String retryAt,

        @JsonPropertyDescription(
                "ISO-8601 instant since which the present attempt waits for its pods; absent while one runs.")
        @Nullable
        String pendingSince,

        @JsonPropertyDescription(
                "ISO-8601 instant since which the present attempt's Job is suspended by a queue; absent once it is admitted.")
        @Nullable
        String queuedSince,

        @JsonPropertyDescription("Pods that Kubernetes replaced in the present attempt.") @Nullable
        ReplacedStatus replaced,

        @JsonPropertyDescription("Jobs of the present key that vanished without a trace.") @Nullable
        Integer lost,

        @JsonPropertyDescription("Progress that its pods report.") @Nullable
        ProgressStatus progress,

        @JsonPropertyDescription("Result of the cache lookup of the step's key.") @Nullable
        CacheStatus cache,

        @JsonPropertyDescription("Failed attempts of the present key, counted by the title of their failure class.")
        Map<String, Integer> failures,

        @JsonPropertyDescription("The last failure.") @Nullable
        LastFailure lastFailure,

        @JsonPropertyDescription(
                "The published artifact; kept, with its key, while a changed step waits: an equal key takes it back.")
        @Nullable
        OutputStatus output,

        @JsonPropertyDescription("The key that the output was published under.") @Nullable
        String outputKey,

        @JsonPropertyDescription("At most four figures of the finished step.")
        Map<String, Double> metrics,

        @JsonPropertyDescription("Values in force, pinned when the step starts and changed only by remedies.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingPinned.class)
        EffectiveStatus effective) {
    /** A filter that keeps steps that have not begun short. */
    static final class NothingPinned {
        @Override
        public boolean equals(@Nullable Object other) {
            return other == null || other.equals(EffectiveStatus.NONE);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    @SuppressWarnings("NullAway") // Jackson hands over what an older version did not write
    public StepStatus {
        failures = failures == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(failures));
        metrics = metrics == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(metrics));
        effective = effective == null ? EffectiveStatus.NONE : effective;
    }

    /** Returns a step before its first reconciliation. */
    public static StepStatus fresh(String name) {
        return new StepStatus(
                name,
                StepPhase.WAITING,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                Map.of(),
                EffectiveStatus.NONE);
    }
}
