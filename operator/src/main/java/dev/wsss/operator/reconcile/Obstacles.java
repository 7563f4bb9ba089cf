package dev.wsss.operator.reconcile;

import dev.wsss.operator.observed.Obstacle;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Events say of Jobs that get no pods and of pods that get no volumes; asked only of those that have waited too long.
 *
 * @param client that is asked
 * @param clock tells how long something waits
 */
record Obstacles(KubernetesClient client, Clock clock) {
    /** How soon to look again while something waits. */
    static final Duration AGAIN = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> TELLING = Set.of("FailedCreate", "FailedMount", "FailedAttachVolume");

    /** The obstacles by uid of the Job. */
    Map<String, Obstacle> of(Collection<Job> jobs, Collection<Pod> pods) {
        Map<String, Obstacle> found = new HashMap<>();
        for (Job job : jobs) {
            if (waits(job)) {
                List<Pod> own = pods.stream().filter(pod -> isOwnedBy(pod, job)).toList();
                Optional<Obstacle> obstacle = own.isEmpty()
                        ? told(job)
                        : own.stream()
                                .filter(Obstacles::waitsForVolumes)
                                .flatMap(pod -> told(pod).stream())
                                .findFirst();
                obstacle.ifPresent(each -> found.put(job.getMetadata().getUid(), each));
            }
        }
        return found;
    }

    /** Whether a Job is active, old enough, and has no pod that is ready. */
    boolean waits(Job job) {
        String created = job.getMetadata().getCreationTimestamp();
        JobStatus status = job.getStatus();
        boolean over = status != null
                && status.getConditions().stream()
                        .anyMatch(each -> "True".equals(each.getStatus())
                                && Set.of("Complete", "Failed").contains(each.getType()));
        boolean ready = status != null && Objects.requireNonNullElse(status.getReady(), 0) > 0;
        return created != null
                && !over
                && !ready
                && !Boolean.TRUE.equals(job.getSpec().getSuspend())
                && Instant.parse(created).plus(PATIENCE).isBefore(clock.instant());
    }

    private static boolean waitsForVolumes(Pod pod) {
        return pod.getStatus() != null
                && "Pending".equals(pod.getStatus().getPhase())
                && pod.getSpec().getNodeName() != null;
    }

    private static boolean isOwnedBy(Pod pod, Job job) {
        return pod.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(job.getMetadata().getUid()::equals);
    }

    private Optional<Obstacle> told(HasMetadata about) {
        return client
                .v1()
                .events()
                .inNamespace(about.getMetadata().getNamespace())
                .withField("involvedObject.uid", about.getMetadata().getUid())
                .list()
                .getItems()
                .stream()
                .filter(event -> TELLING.contains(event.getReason()))
                .max(Comparator.comparing(Obstacles::time))
                .map(event -> new Obstacle(event.getReason(), Objects.requireNonNullElse(event.getMessage(), "")));
    }

    private static String time(Event event) {
        return Objects.requireNonNullElse(event.getLastTimestamp(), "");
    }
}
