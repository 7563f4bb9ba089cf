package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has found out and decided about a run.
 *
 * @param observedGeneration of the spec that the steps follow
 * @param state one word for the columns: Pending, Running, Suspended, Succeeded, Failed or Invalid
 * @param step the step that it is at
 * @param progress of that step, for the columns
 * @param retries counted ones of all steps
 * @param reason the last failure's class, or why nothing goes on
 * @param miou of the last masks, for the columns
 * @param explain one sentence: what it does, waits for, or needs from a person, and when it acts next
 * @param rerun the value of the re-run annotation that was handled
 * @param times the clock of the run
 * @param store where artifacts are kept
 * @param report address of the report
 * @param masks address of the folder of masks
 * @param conditions Accepted, Progressing, Succeeded, Failed, Suspended
 * @param steps by name, in the order of the pipeline
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WSSSRunStatus(
        @Nullable Long observedGeneration,
        @Nullable String state,
        @Nullable String step,
        @Nullable String progress,
        @Nullable Integer retries,
        @Nullable String reason,
        @Nullable String miou,
        @Nullable String explain,
        @Nullable String rerun,
        RunTimes times,
        @Nullable StoreStatus store,
        @Nullable String report,
        @Nullable String masks,
        List<Condition> conditions,
        List<StepStatus> steps) {
    /** Of a run that nobody has looked at. */
    public static final WSSSRunStatus NONE = new WSSSRunStatus(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            RunTimes.NONE,
            null,
            null,
            null,
            List.of(),
            List.of());

    @SuppressWarnings("NullAway") // Jackson hands over what an older version did not write
    public WSSSRunStatus {
        times = times == null ? RunTimes.NONE : times;
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** The status of a step. */
    public Optional<StepStatus> step(String name) {
        return steps.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
