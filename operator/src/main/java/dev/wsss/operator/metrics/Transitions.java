package dev.wsss.operator.metrics;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/**
 * What a written status tells the meters: the difference to the one before, step by step.
 *
 * @param meters that are told
 * @param accelerators of a stage
 */
public record Transitions(Meters meters, ToIntFunction<String> accelerators) {
    private static final String SECOND_ROUND = "decoupled-";

    /** A status was written. */
    public void told(WSSSRunStatus before, WSSSRunStatus after, Instant now) {
        for (StepStatus step : after.steps()) {
            before.step(step.name()).ifPresent(earlier -> told(earlier, step, now));
        }
    }

    private void told(StepStatus before, StepStatus after, Instant now) {
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
            meters.attemptEnded(stage, "Succeeded");
            ended(stage, "succeeded", after);
        }
        LastFailure failure = after.lastFailure();
        if (failure != null && !failure.equals(before.lastFailure())) {
            meters.attemptEnded(stage, failure.failureClass());
        }
        if (after.state() == StepPhase.FAILED) {
            ended(stage, "failed", after);
        }
        if (before.state() == StepPhase.RUNNING && before.attempted() != null) {
            double seconds =
                    Duration.between(Instant.parse(before.attempted()), now).toMillis() / 1e3;
            int count = accelerators.applyAsInt(stage);
            if (count > 0) {
                meters.gpuSeconds(stage, after.state() == StepPhase.SUCCEEDED ? "useful" : "wasted", seconds * count);
            }
        }
    }

    private void ended(String stage, String outcome, StepStatus step) {
        if (step.started() != null && step.finished() != null) {
            meters.stepEnded(
                    stage, outcome, Duration.between(Instant.parse(step.started()), Instant.parse(step.finished())));
        }
    }

    private static String stage(String step) {
        return step.startsWith(SECOND_ROUND) ? step.substring(SECOND_ROUND.length()) : step;
    }
}
