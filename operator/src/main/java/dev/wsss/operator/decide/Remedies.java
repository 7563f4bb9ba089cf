package dev.wsss.operator.decide;

import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.observed.FailureDiagnosis;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Remedy;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Consequence of a failed attempt: the remedy of its class, as far as its budget reaches.
 *
 * @param step with the parameters in force
 * @param before its status
 * @param limits that hold for it
 * @param now the present
 */
record Remedies(Step step, StepStatus before, Limits limits, Instant now) {
    private static final int MESSAGE_BYTES = 256;
    private static final double MORE = 1.5;

    /** Times that pods of a step may be stopped without a disruption: by hand, or for an unknown reason. */
    private static final int STOPS = 10;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    /**
     * Limits of one step.
     *
     * @param retries counted ones
     * @param memory of the first attempt, in bytes
     * @param maximumMemory of any attempt, in bytes
     * @param jitter makes pauses of different runs different
     */
    record Limits(int retries, long memory, long maximumMemory, String jitter) {}

    /** Returns the step's next status. */
    StepStatus of(FailureDiagnosis verdict, @Nullable String log) {
        FailureClass failed = verdict.failureClass();
        StepEdit edit = StepEdit.of(before).failure(failure(failed, verdict.exitCode(), verdict.evidence(), log));
        int times = before.failures().getOrDefault(failed.title(), 0) + 1;
        return switch (failed.remedy()) {
            case RESUME ->
                verdict.disrupted() || times <= STOPS ? again(edit, failed, times) : stopped(verdict, times, log);
            case WAIT, BACK_OFF -> again(edit, failed, times);
            case RETRY -> times > limits.retries() ? failed(edit) : again(edit, failed, times);
            case RETRY_ONCE -> times > 1 ? failed(edit) : again(edit, failed, times);
            case FAIL -> failed(edit);
            case MORE_MEMORY -> moreMemory(edit, verdict, times, log);
            case SMALLER_MICRO_BATCH -> smaller(edit, verdict, log);
            case OTHER_NODE -> again(edit.effective(avoiding(verdict.node())), failed, times);
        };
    }

    /** Ends the step since its time is up; what has kept it from ending in time stays named. */
    StepStatus late(String why) {
        LastFailure cause = before.lastFailure();
        return ended(
                FailureClass.TERMINATED,
                cause == null
                        ? why
                        : why + "; the last attempt failed with " + cause.failureClass() + ": " + cause.message());
    }

    /** Ends the step for a reason that no attempt can change. */
    StepStatus ended(FailureClass failureClass, String why) {
        return failed(StepEdit.of(before).failure(failure(failureClass, null, why, null)));
    }

    private StepStatus again(StepEdit edit, FailureClass failed, int times) {
        return edit.retrying(now.plus(pause(failed, times, limits.jitter() + "/" + before.attempt())))
                .done();
    }

    /**
     * Returns the pause before another attempt: doubling, with a jitter that is deterministic.
     *
     * @param times how often this class has happened
     * @param who decides the jitter of up to a fifth
     */
    private static Duration pause(FailureClass failed, int times, String who) {
        Duration first = failed.remedy() == Remedy.RESUME || failed.remedy() == Remedy.MORE_MEMORY ? SOON : LATER;
        long doubled = first.toMillis() << Math.min(20, Math.max(0, times - 1));
        long bounded = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(bounded + Math.floorMod(who.hashCode(), Math.max(1, (int) (bounded / 5))));
    }

    private StepStatus failed(StepEdit edit) {
        return edit.failed(now).done();
    }

    private StepStatus stopped(FailureDiagnosis verdict, int times, @Nullable String log) {
        String why = verdict.evidence() + "; its pods were stopped " + times
                + " times without a disruption: find out what stops them";
        return failed(StepEdit.of(before).failure(failure(verdict.failureClass(), verdict.exitCode(), why, log)));
    }

    private StepStatus moreMemory(StepEdit edit, FailureDiagnosis verdict, int times, @Nullable String log) {
        EffectiveStatus effective = before.effective();
        long had = effective.memory() == null ? limits.memory() : effective.memory();
        if (had >= limits.maximumMemory()) {
            String why = verdict.evidence() + "; it had the profile's maximum of " + had
                    + " bytes: raise resources.*.maximumMemory";
            return failed(StepEdit.of(before).failure(failure(verdict.failureClass(), verdict.exitCode(), why, log)));
        }
        long more = Math.min(limits.maximumMemory(), (long) Math.ceil(had * MORE));
        EffectiveStatus changed = new EffectiveStatus(
                effective.image(),
                effective.threads(),
                effective.accelerator(),
                more,
                effective.microBatch(),
                effective.avoidNodes());
        return again(edit.effective(changed), verdict.failureClass(), times);
    }

    private StepStatus smaller(StepEdit edit, FailureDiagnosis verdict, @Nullable String log) {
        OptionalInt half = MicroBatch.smaller(step);
        if (half.isEmpty()) {
            String why = verdict.evidence() + "; " + MicroBatch.noRemedy(step);
            return failed(StepEdit.of(before).failure(failure(verdict.failureClass(), verdict.exitCode(), why, log)));
        }
        EffectiveStatus effective = before.effective();
        EffectiveStatus changed = new EffectiveStatus(
                effective.image(),
                effective.threads(),
                effective.accelerator(),
                effective.memory(),
                half.getAsInt(),
                effective.avoidNodes());
        // Its parameters are others now, so its key is looked up again.
        return edit.effective(changed).waiting().done();
    }

    private EffectiveStatus avoiding(@Nullable String node) {
        EffectiveStatus effective = before.effective();
        List<String> nodes = new ArrayList<>(effective.avoidNodes());
        if (node != null && !nodes.contains(node)) {
            nodes.add(node);
        }
        return new EffectiveStatus(
                effective.image(),
                effective.threads(),
                effective.accelerator(),
                effective.memory(),
                effective.microBatch(),
                nodes);
    }

    private LastFailure failure(
            FailureClass failureClass, @Nullable Integer exitCode, String evidence, @Nullable String log) {
        return new LastFailure(
                failureClass.title(), exitCode, SafeText.of(evidence, MESSAGE_BYTES), log, now.toString());
    }
}
