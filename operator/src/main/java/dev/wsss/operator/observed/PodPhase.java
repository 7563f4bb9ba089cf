package dev.wsss.operator.observed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kubernetes' phases of a pod. */
public enum PodPhase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNKNOWN;

    static PodPhase of(@Nullable String word) {
        for (PodPhase each : values()) {
            if (word != null && each.name().equals(word.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        return word == null ? PENDING : UNKNOWN;
    }
}
