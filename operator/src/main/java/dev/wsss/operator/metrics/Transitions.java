package dev.wsss.operator.metrics;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.ReplacedStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.GpuUsage;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.PodFacts;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.pipeline.ids.Round;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts for the meters, taken step by step from the difference between two statuses.
 *
 * @param meters that count
 */
public record Transitions(Meters meters) {

    /** Counts the difference between two statuses. */
    public void count(WSSSRunStatus before, WSSSRunStatus after, RunFacts there, Instant now) {
        for (StepStatus step : after.steps()) {
            before.step(step.name()).ifPresent(earlier -> count(earlier, step, there, now));
        }
    }

    private void count(StepStatus before, StepStatus after, RunFacts there, Instant now) {
        String stage = stage(after.name());
        CacheStatus cache = after.cache();
        if (cache != null && !cache.equals(before.cache())) {
            meters.cacheRequest(stage, cache.result() == CacheResult.HIT ? "hit" : "miss");
        }
        there.job(after.jobUid()).ifPresent(job -> replaced(stage, job, before, after, now));
        if (before.state() == after.state()) {
            return;
        }
        boolean attempted = before.state().isActive();
        if (after.state() == StepPhase.SUCCEEDED && attempted) {
            meters.attemptEnded(stage, Meters.SUCCEEDED);
            ended(stage, "succeeded", after);
        }
        LastFailure failure = after.lastFailure();
        if (failure != null && !failure.equals(before.lastFailure())) {
            meters.attemptEnded(stage, failure.failureClass());
        }
        if (after.state() == StepPhase.FAILED) {
            ended(stage, "failed", after);
        }
        if (before.state() == StepPhase.RUNNING) {
            Instant counted = until(before);
            there.job(before.jobUid())
                    .ifPresent(job -> held(stage, job, counted, after.state() == StepPhase.SUCCEEDED, now));
        }
    }

    private void ended(String stage, String outcome, StepStatus step) {
        if (step.started() != null && step.finished() != null) {
            meters.stepEnded(
                    stage, outcome, Duration.between(Instant.parse(step.started()), Instant.parse(step.finished())));
        }
    }

    /** Counts the GPU seconds of pods; those of a failed pod are wasted even where another one did its work. */
    private void held(String stage, JobFacts job, Instant counted, boolean succeeded, Instant now) {
        for (PodFacts pod : job.pods()) {
            GpuUsage hold = pod.hold();
            if (hold != null && !isDisrupted(pod, Instant.MIN, counted)) {
                meters.gpuSeconds(stage, succeeded && !pod.failed() ? "useful" : "wasted", hold.seconds(now));
            }
        }
    }

    /** Counts the GPU-seconds of disrupted pods when they are replaced, since they are gone before their Job ends. */
    private void replaced(String stage, JobFacts job, StepStatus before, StepStatus after, Instant now) {
        for (PodFacts pod : job.pods()) {
            GpuUsage hold = pod.hold();
            if (hold != null && isDisrupted(pod, until(before), until(after))) {
                meters.gpuSeconds(stage, "wasted", hold.seconds(now));
            }
        }
    }

    private static boolean isDisrupted(PodFacts pod, Instant after, Instant until) {
        PodFacts.Disruption disruption = pod.disruption();
        return disruption != null
                && disruption.at().isAfter(after)
                && !disruption.at().isAfter(until);
    }

    /** Returns up to when replaced pods have been counted. */
    private static Instant until(StepStatus step) {
        ReplacedStatus replaced = step.replaced();
        return replaced == null ? Instant.MIN : Instant.parse(replaced.at());
    }

    private static String stage(String step) {
        return Round.DECOUPLED.base(step);
    }
}
