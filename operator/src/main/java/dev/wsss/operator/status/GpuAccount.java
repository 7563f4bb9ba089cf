package dev.wsss.operator.status;

import dev.wsss.operator.api.GpuStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.GpuUsage;
import dev.wsss.operator.observed.PodFacts;
import dev.wsss.operator.observed.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GPU-seconds of a run: accelerators times the seconds for which containers held them.
 *
 * <p>Each write of the status adds what was held since the write before it, so pods that are gone stay counted. Kubernetes gives times in
 * whole seconds, so nothing is rounded.
 *
 * @param before the account as the status has it; absent: nothing was counted
 * @param facts pods that are there, replaced ones among them
 * @param now the present
 */
public record GpuAccount(@Nullable GpuStatus before, RunFacts facts, Instant now) {
    /**
     * Returns a status with the account up to now, if it is written anyway or a container has ended since the last time. That containers run
     * on is no reason to write.
     */
    public static WSSSRunStatus counted(WSSSRunStatus before, WSSSRunStatus after, RunFacts facts, Instant now) {
        GpuAccount account = new GpuAccount(before.gpu(), facts, now);
        return account.isDue() || !after.equals(before) ? after.holding(account.upToNow()) : after;
    }

    /** Returns the account up to the present second; absent where no container has ever held anything. */
    @Nullable
    GpuStatus upToNow() {
        Instant end = now.truncatedTo(ChronoUnit.SECONDS);
        if (before == null && pods().allMatch(pod -> pod.hold() == null)) {
            return null;
        }
        long held = pods().mapToLong(pod -> held(pod, end)).sum();
        return new GpuStatus((before == null ? 0 : before.seconds()) + held, end.toString());
    }

    private boolean isDue() {
        return pods().map(PodFacts::hold)
                .filter(Objects::nonNull)
                .map(GpuUsage::ended)
                .filter(Objects::nonNull)
                .anyMatch(ended -> ended.isAfter(counted()) && !ended.isAfter(now));
    }

    private long held(PodFacts pod, Instant end) {
        GpuUsage hold = pod.hold();
        if (hold == null) {
            return 0;
        }
        Instant from = later(hold.began(), counted());
        Instant to = earlier(Objects.requireNonNullElse(hold.ended(), lost(pod)), end);
        return hold.accelerators() * Math.max(0, Duration.between(from, to).toSeconds());
    }

    /**
     * Returns when a lost node stops counting: it holds nothing that others could use, and no end of its containers is
     * reported.
     */
    private Instant lost(PodFacts pod) {
        return pod.lostAt().filter(at -> !now.isBefore(at)).orElse(now);
    }

    private Instant counted() {
        return before == null ? Instant.EPOCH : Instant.parse(before.until());
    }

    private Stream<PodFacts> pods() {
        return Stream.concat(facts.jobs().stream().flatMap(job -> job.pods().stream()), facts.strays().stream());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
