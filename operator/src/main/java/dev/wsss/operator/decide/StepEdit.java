package dev.wsss.operator.decide;

import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.ReplacedStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The next status of a step, change by change. */
final class StepEdit {
    private final String name;
    private StepPhase state;
    private @Nullable String key;
    private @Nullable String salt;
    private int attempt;
    private @Nullable Integer firstAttempt;
    private @Nullable String jobUid;
    private @Nullable String started;
    private @Nullable String attempted;
    private @Nullable String finished;
    private @Nullable String retryAt;
    private @Nullable String pendingSince;
    private @Nullable String queuedSince;
    private @Nullable ReplacedStatus replaced;
    private @Nullable Integer lost;
    private @Nullable ProgressStatus progress;
    private @Nullable CacheStatus cache;
    private Map<String, Integer> failures;
    private @Nullable LastFailure lastFailure;
    private @Nullable OutputStatus output;
    private @Nullable String outputKey;
    private Map<String, Double> metrics;
    private EffectiveStatus effective;

    private StepEdit(StepStatus before) {
        name = before.name();
        state = before.state();
        key = before.key();
        salt = before.salt();
        attempt = before.attempt();
        firstAttempt = before.firstAttempt();
        jobUid = before.jobUid();
        started = before.started();
        attempted = before.attempted();
        finished = before.finished();
        retryAt = before.retryAt();
        pendingSince = before.pendingSince();
        queuedSince = before.queuedSince();
        replaced = before.replaced();
        lost = before.lost();
        progress = before.progress();
        cache = before.cache();
        failures = before.failures();
        lastFailure = before.lastFailure();
        output = before.output();
        outputKey = before.outputKey();
        metrics = before.metrics();
        effective = before.effective();
    }

    static StepEdit of(StepStatus before) {
        return new StepEdit(before);
    }

    /** Resets the step; the number of the attempt goes on, and the output stays for an equal key to take back. */
    StepEdit waiting() {
        state = StepPhase.WAITING;
        jobUid = null;
        finished = null;
        retryAt = null;
        lost = null;
        progress = null;
        cache = null;
        metrics = Map.of();
        return withoutPods();
    }

    /** Clears the history of the present key: budgets are whole again. */
    StepEdit unburdened() {
        key = null;
        firstAttempt = null;
        started = null;
        attempted = null;
        failures = Map.of();
        lastFailure = null;
        effective = EffectiveStatus.NONE;
        return this;
    }

    /** Lets the deadline count from the next attempt. */
    StepEdit unstarted() {
        started = null;
        return this;
    }

    /** Returns a step of a suspended run: it waits, and its attempt is no failure. */
    static StepStatus suspended(StepStatus before) {
        return before.state().isActive() || before.state() == StepPhase.RETRYING
                ? of(before).waiting().done()
                : before;
    }

    /** Excludes suspended time from the deadline. */
    StepEdit delayed(Duration suspended) {
        started =
                started == null ? null : Instant.parse(started).plus(suspended).toString();
        return this;
    }

    StepEdit salted(@Nullable String with) {
        salt = with;
        return this;
    }

    StepEdit withoutOutput() {
        output = null;
        outputKey = null;
        return this;
    }

    /** Begins the next attempt. */
    StepEdit starting(Instant now) {
        state = StepPhase.STARTING;
        attempt++;
        firstAttempt = firstAttempt == null ? attempt : firstAttempt;
        started = started == null ? now.toString() : started;
        jobUid = null;
        retryAt = null;
        progress = null;
        return withoutPods();
    }

    /** Sets the key of the work from now on; another key than before resets its deadline. */
    StepEdit keyed(String with, CacheStatus known) {
        if (!with.equals(key)) {
            firstAttempt = null;
            started = null;
        }
        key = with;
        cache = known;
        return this;
    }

    StepEdit running(String uid, Instant now) {
        state = StepPhase.RUNNING;
        jobUid = uid;
        attempted = now.toString();
        return this;
    }

    StepEdit retrying(Instant at) {
        state = StepPhase.RETRYING;
        retryAt = at.toString();
        jobUid = null;
        progress = null;
        return withoutPods();
    }

    /** Takes the result of the step from another status of it. */
    StepEdit resultOf(StepStatus other) {
        state = other.state();
        output = other.output();
        metrics = other.metrics();
        finished = other.finished();
        return this;
    }

    StepEdit succeeded(OutputStatus with, Map<String, Double> figures, Instant now) {
        output = with;
        outputKey = key;
        metrics = new TreeMap<>(figures);
        return ended(StepPhase.SUCCEEDED, now);
    }

    StepEdit failed(Instant now) {
        return ended(StepPhase.FAILED, now);
    }

    private StepEdit ended(StepPhase how, Instant now) {
        state = how;
        finished = now.toString();
        jobUid = null;
        retryAt = null;
        progress = null;
        return withoutPods();
    }

    StepEdit failure(LastFailure last) {
        Map<String, Integer> counts = new TreeMap<>(failures);
        counts.merge(last.failureClass(), 1, Integer::sum);
        failures = counts;
        lastFailure = last;
        return this;
    }

    private StepEdit withoutPods() {
        pendingSince = null;
        queuedSince = null;
        replaced = null;
        return this;
    }

    /** Sets since when it waits for pods; nothing: one of them runs. */
    StepEdit pendingSince(@Nullable Instant since) {
        pendingSince = since == null ? null : since.toString();
        return this;
    }

    /** Sets since when a queue holds its Job suspended, which then waits for no pods. */
    StepEdit queuedSince(Instant since) {
        queuedSince = since.truncatedTo(ChronoUnit.SECONDS).toString();
        pendingSince = null;
        return this;
    }

    /** Ends the wait for a queue that has admitted its Job; the time until then does not count towards its deadline. */
    StepEdit admitted(Instant now) {
        Duration queued = queuedSince == null ? Duration.ZERO : Duration.between(Instant.parse(queuedSince), now);
        queuedSince = null;
        return delayed(queued);
    }

    StepEdit replaced(ReplacedStatus with) {
        replaced = with;
        return this;
    }

    StepEdit lostOnceMore() {
        lost = lost == null ? 1 : lost + 1;
        return this;
    }

    StepEdit progress(@Nullable ProgressStatus with) {
        progress = with;
        return this;
    }

    StepEdit effective(EffectiveStatus with) {
        effective = with;
        return this;
    }

    StepStatus done() {
        return new StepStatus(
                name,
                state,
                key,
                salt,
                attempt,
                firstAttempt,
                jobUid,
                started,
                attempted,
                finished,
                retryAt,
                pendingSince,
                queuedSince,
                replaced,
                lost,
                progress,
                cache,
                failures,
                lastFailure,
                output,
                outputKey,
                metrics,
                effective);
    }
}
