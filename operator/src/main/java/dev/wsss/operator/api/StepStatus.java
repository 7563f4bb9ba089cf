package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, as far as it is known: together with the store it is all that the operator remembers.
 *
 * @param name of the step
 * @param state how far it is
 * @param key of the step, pinned when it starts
 * @param salt makes the key another one since a re-run was asked for
 * @param attempt number of the last attempt that was decided; 0 before the first
 * @param firstAttempt the first attempt of the present key; parts of its output may come from it and all later ones
 * @param jobUid of the present attempt's Job, once it was seen
 * @param started ISO-8601 instant of the present key's first attempt
 * @param finished ISO-8601 instant of success or failure
 * @param retryAt ISO-8601 instant of the next attempt
 * @param lost Jobs of the present key that vanished without a trace
 * @param progress of the pods
 * @param cache what the cache knew
 * @param failures counts by the title of the failure class, of the present key
 * @param lastFailure the last of them
 * @param output what is published; kept, with its key, while a changed step waits: an equal key takes it back
 * @param outputKey the key that {@code output} was published under
 * @param metrics at most four figures of the finished step
 * @param effective values in force
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StepStatus(
        String name,

        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        StepPhase state,

        @Nullable String key,
        @Nullable String salt,
        int attempt,
        @Nullable Integer firstAttempt,
        @Nullable String jobUid,
        @Nullable String started,
        @Nullable String finished,
        @Nullable String retryAt,
        @Nullable Integer lost,
        @Nullable ProgressStatus progress,
        @Nullable CacheStatus cache,
        Map<String, Integer> failures,
        @Nullable LastFailure lastFailure,
        @Nullable OutputStatus output,
        @Nullable String outputKey,
        Map<String, Double> metrics,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingPinned.class)
        EffectiveStatus effective) {
    /** Keeps steps that have not begun short. */
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
}
