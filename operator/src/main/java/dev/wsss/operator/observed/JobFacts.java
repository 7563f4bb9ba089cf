package dev.wsss.operator.observed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Job of a run as far as a decision needs it.
 *
 * @param name of the Job
 * @param uid of the Job
 * @param step it executes
 * @param attempt it is
 * @param created when
 * @param inputs digest of what the user said of its pods ({@code Labels.INPUTS}); absent on Jobs of earlier versions
 * @param deleting whether it has a deletion timestamp
 * @param suspended whether it is suspended, by Kueue for instance
 * @param end how it ended; absent while it is active
 * @param obstacle what keeps it from making pods or their volumes; absent when nothing was seen
 * @param pods all that are there
 */
public record JobFacts(
        String name,
        String uid,
        String step,
        int attempt,
        Instant created,
        @Nullable String inputs,
        boolean deleting,
        boolean suspended,
        @Nullable JobEnd end,
        @Nullable WaitReason obstacle,
        List<PodFacts> pods) {
    public JobFacts {
        pods = List.copyOf(pods);
    }

    /** Returns a pod of a lost node, where no other pod works: the Job would wait for it for ever. */
    public Optional<PodFacts> lost(Instant now) {
        return pods.stream().anyMatch(pod -> pod.alive() && !pod.lost(now))
                ? Optional.empty()
                : pods.stream().filter(pod -> pod.lost(now)).findFirst();
    }

    /** Returns whether a queue holds it: it is suspended, and the pods that it had have ended. */
    public boolean queued() {
        return suspended && end == null && !deleting && !runs();
    }

    /** Returns whether one of its pods runs now. */
    public boolean runs() {
        return pods.stream().anyMatch(pod -> pod.phase() == PodPhase.RUNNING);
    }

    /** Returns whether one of its pods has ever run. */
    public boolean hasRun() {
        return pods.stream().anyMatch(pod -> pod.phase() != PodPhase.PENDING);
    }
}
