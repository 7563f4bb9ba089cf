package dev.wsss.operator.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Observed and decided state of a run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WSSSRunStatus(
        @JsonPropertyDescription("Generation of the spec that the steps follow.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Digest of the spec that the steps follow, without retention and suspend: an edit of these changes no step.")
        @Nullable
        String followed,

        @JsonPropertyDescription("One word: Pending, Running, Suspended, Succeeded, Failed, Invalid or Deleting.")
        @Nullable
        String state,

        @JsonPropertyDescription("The step that the run is at.") @Nullable
        String step,

        @JsonPropertyDescription("Finished steps out of all, and how far the present one is.") @Nullable
        String progress,

        @JsonPropertyDescription("Counted retries of all steps.") @Nullable
        Integer retries,

        @JsonPropertyDescription("The last failure's class, or the reason why the run waits.") @Nullable
        String reason,

        @JsonPropertyDescription("Mean intersection over union of the last masks.") @Nullable
        String miou,

        @JsonPropertyDescription(
                "One sentence: what the run does, waits for, or needs from a person, and when it acts next.")
        @Nullable
        String explain,

        @JsonPropertyDescription("Accelerators that containers have held; absent for a run without.") @Nullable
        GpuStatus gpu,

        @JsonPropertyDescription(
                "Expected end by the progress that pods report: an ISO-8601 instant, with 'after' before it where steps follow whose duration is not known yet.")
        @Nullable
        String eta,

        @JsonPropertyDescription("The value of the annotation wsss.dev/rerun that was handled.") @Nullable
        String rerun,

        @JsonPropertyDescription("The clock of the run.") RunTimes times,

        @JsonPropertyDescription("Place of the artifacts.") @Nullable
        StoreStatus store,

        @JsonPropertyDescription("Address of the report.") @Nullable
        String report,

        @JsonPropertyDescription("Address of the folder of masks.") @Nullable
        String masks,

        @JsonPropertyDescription("Accepted, Progressing, Succeeded, Failed, Suspended.")
        List<Condition> conditions,

        @JsonPropertyDescription("The steps in the order of the pipeline.")
        List<StepStatus> steps) {
    /** The status of a run before its first reconciliation. */
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

    /** Returns the status of a step. */
    public Optional<StepStatus> step(String name) {
        return steps.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Returns the same with other times and steps. */
    public WSSSRunStatus reached(RunTimes otherTimes, List<StepStatus> otherSteps) {
        return with(explain, gpu, otherTimes, otherSteps);
    }

    /** Returns the same with another sentence that explains. */
    public WSSSRunStatus explaining(@Nullable String sentence) {
        return with(sentence, gpu, times, steps);
    }

    /** Returns the same with another account of accelerators. */
    public WSSSRunStatus holding(@Nullable GpuStatus account) {
        return with(explain, account, times, steps);
    }

    private WSSSRunStatus with(
            @Nullable String sentence, @Nullable GpuStatus account, RunTimes otherTimes, List<StepStatus> otherSteps) {
        return new WSSSRunStatus(
                observedGeneration,
                followed,
                state,
                step,
                progress,
                retries,
                reason,
                miou,
                sentence,
                account,
                eta,
                rerun,
                otherTimes,
                store,
                report,
                masks,
                conditions,
                otherSteps);
    }
}
