package dev.wsss.operator.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pod of a step as far as a decision needs it.
 *
 * @param name of the pod
 * @param uid names the prefix it writes below
 * @param step it belongs to
 * @param attempt it belongs to
 * @param index completion index; absent where one pod takes all
 * @param created when
 * @param phase Kubernetes' word
 * @param deletion by when it has to have ended, once its deletion was requested
 * @param disruption by which it ended through no fault of its own; absent when there was none
 * @param endedByKubelet the kubelet's reason and message where it ended or refused the pod without a disruption; else
 *     absent
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
        Instant created,
        PodPhase phase,
        @Nullable Instant deletion,
        @Nullable Disruption disruption,
        @Nullable WaitReason endedByKubelet,
        @Nullable WaitReason waiting,
        @Nullable String unschedulable,
        @Nullable String node,
        @Nullable ContainerEnd end,
        @Nullable GpuUsage hold) {

    /**
     * A condition DisruptionTarget.
     *
     * @param why reason and message
     * @param at when it was set
     */
    public record Disruption(String why, Instant at) {}

    /** Kubelets end pods in time; the API server shows it a little later. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Returns whether its deletion was requested. */
    public boolean deleting() {
        return deletion != null;
    }

    /** Returns when its node counts as lost, if the pod is still there then; nothing for one that is not being deleted or has ended. */
    public Optional<Instant> lostAt() {
        return deletion == null || node == null || !alive() || end != null
                ? Optional.empty()
                : Optional.of(deletion.plus(LATE));
    }

    /** Returns whether it should have ended a while ago: its node has no kubelet any more to end it. */
    public boolean lost(Instant now) {
        return lostAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    /** Returns whether its container ended with a failure. */
    public boolean failed() {
        return end != null && end.exitCode() != 0;
    }

    /** Returns whether it holds resources, or will. */
    public boolean alive() {
        return phase == PodPhase.PENDING || phase == PodPhase.RUNNING || phase == PodPhase.UNKNOWN;
    }
}
