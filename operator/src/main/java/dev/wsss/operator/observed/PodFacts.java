package dev.wsss.operator.observed;

import org.jspecify.annotations.Nullable;

/**
 * A pod of a step as far as a decision needs it.
 *
 * @param name of the pod
 * @param uid names the prefix it writes below
 * @param step it belongs to
 * @param attempt it belongs to
 * @param index completion index; absent where one pod takes all
 * @param phase Kubernetes' word
 * @param deleting whether it has a deletion timestamp
 * @param disruption why it was disrupted, in words; absent when it was not
 * @param waiting why its container does not start: reason and message
 * @param unschedulable the scheduler's message; absent when it has a node
 * @param node where it runs
 * @param end of the container, once there
 * @param hold accelerators of the container; absent when it has none or has not begun
 */
public record PodFacts(
        String name,
        String uid,
        String step,
        int attempt,
        @Nullable Integer index,
        PodPhase phase,
        boolean deleting,
        @Nullable String disruption,
        @Nullable Obstacle waiting,
        @Nullable String unschedulable,
        @Nullable String node,
        @Nullable ContainerEnd end,
        @Nullable Hold hold) {

    /** Whether its container ended with a failure. */
    public boolean failed() {
        return end != null && end.exitCode() != 0;
    }

    /** Whether it holds resources, or will. */
    public boolean alive() {
        return phase == PodPhase.PENDING || phase == PodPhase.RUNNING || phase == PodPhase.UNKNOWN;
    }
}
