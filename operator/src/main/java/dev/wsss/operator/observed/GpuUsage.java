package dev.wsss.operator.observed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Accelerators that a pod's container holds or held.
 *
 * @param accelerators how many
 * @param began when the container started
 * @param ended when it ended; absent while it runs
 */
public record GpuUsage(
        int accelerators, Instant began, @Nullable Instant ended) {
    /** Returns seconds up to {@code now}, for each accelerator. */
    public double seconds(Instant now) {
        Duration held = Duration.between(began, ended == null ? now : ended);
        return accelerators * Math.max(0, held.toMillis() / 1e3);
    }
}
