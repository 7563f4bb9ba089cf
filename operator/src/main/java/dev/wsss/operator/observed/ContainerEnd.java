package dev.wsss.operator.observed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * End of the stage's container.
 *
 * @param exitCode of its process
 * @param reason Kubernetes' word for it, for example {@code OOMKilled}
 * @param at when it ended; absent where the kubelet does not say
 * @param message its termination message; empty when there is none
 */
public record ContainerEnd(
        int exitCode, @Nullable String reason, @Nullable Instant at, String message) {
    /** Returns whether the kernel killed it for its memory. */
    public boolean outOfMemory() {
        return "OOMKilled".equals(reason);
    }
}
