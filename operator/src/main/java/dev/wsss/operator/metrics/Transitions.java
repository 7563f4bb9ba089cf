package dev.wsss.operator.metrics;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.Hold;
import dev.wsss.operator.observed.JobFacts;
import dev.wsss.operator.observed.PodFacts;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.pipeline.ids.Round;
import java.time.Duration;
import java.time.Instant;

/**
 * What a written status tells the meters: the difference to the one before, step by step.
 *
 * @param meters that are told
 */
public record Transitions(Meters meters) {

    /** A status was written, after what was there. */
    public void told(WSSSRunStatus before, WSSSRunStatus after, RunFacts there, Instant now) {
        for (StepStatus step : after.steps()) {
            before.step(step.name()).ifPresent(earlier -> told(earlier, step, there, now));
        }
    }

    private void told(StepStatus before, StepStatus after, RunFacts there, Instant now) {
        String stage = stage(after.name());
        CacheStatus cache = after.cache();
        if (cache != null && !cache.equals(before.cache())) {
            meters.cacheRequest(stage, cache.result() == CacheResult.HIT ? "hit" : "miss");
        }
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
            there.job(before.jobUid()).ifPresent(job -> held(stage, job, after.state() == StepPhase.SUCCEEDED, now));
        }
    }

    private void ended(String stage, String outcome, StepStatus step) {
        if (step.started() != null && step.finished() != null) {
            meters.stepEnded(
                    stage, outcome, Duration.between(Instant.parse(step.started()), Instant.parse(step.finished())));
        }
    }

    /** What a pod held that failed was wasted even where another one did its work. */
    private void held(String stage, JobFacts job, boolean succeeded, Instant now) {
        for (PodFacts pod : job.pods()) {
            Hold hold = pod.hold();
            if (hold != null) {
                meters.gpuSeconds(stage, succeeded && !pod.failed() ? "useful" : "wasted", hold.seconds(now));
            }
        }
    }

    private static String stage(String step) {
        return Round.DECOUPLED.base(step);
    }
}
