package dev.wsss.operator.cluster;

import dev.wsss.operator.observed.Pending;
import dev.wsss.operator.observed.WaitReason;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lookup of FailedCreate Events of Jobs without pods and of FailedMount Events of pods without volumes, once they
 * have waited for {@link Pending#PATIENCE}. The decision about such a Job wakes itself: no Event is watched.
 */
public final class EventLookup {
    private static final Set<String> TELLING = Set.of("FailedCreate", "FailedMount", "FailedAttachVolume");

    /** All waiting Jobs of a namespace share one listing: a quota may hold hundreds. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Listed> listed = new ConcurrentHashMap<>();

    /**
     * Events of a namespace.
     *
     * @param at when they were listed
     * @param events with a telling reason
     */
    private record Listed(Instant at, List<Event> events) {}

    /** Has listed nothing yet. */
    public EventLookup(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Returns the obstacles by uid of the Job. */
    public Map<String, WaitReason> of(Collection<Job> jobs, Collection<Pod> pods) {
        Map<String, WaitReason> found = new HashMap<>();
        for (Job job : jobs) {
            if (waits(job)) {
                List<Pod> own = pods.stream().filter(pod -> isOwnedBy(pod, job)).toList();
                Instant newest = own.stream()
                        .map(EventLookup::created)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
                Optional<WaitReason> obstacle = own.stream().noneMatch(EventLookup::isAlive)
                        ? reason(job, newest)
                        : own.stream()
                                .filter(EventLookup::waitsForVolumes)
                                .flatMap(pod -> reason(pod, Instant.EPOCH).stream())
                                .findFirst();
                obstacle.ifPresent(each -> found.put(job.getMetadata().getUid(), each));
            }
        }
        return found;
    }

    /** Returns whether a Job is active, old enough, and has no pod that is ready. */
    private boolean waits(Job job) {
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
                && !Instant.parse(created).plus(Pending.PATIENCE).isAfter(clock.instant());
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

    /** Returns the reason in an Event, unless it is older than the Job's newest pod. */
    private Optional<WaitReason> reason(HasMetadata about, Instant newest) {
        Instant now = clock.instant();
        listed.values().removeIf(each -> !each.at().plus(FRESH).isAfter(now));
        return listed
                .computeIfAbsent(about.getMetadata().getNamespace(), namespace -> list(namespace, now))
                .events()
                .stream()
                .filter(event -> about.getMetadata()
                        .getUid()
                        .equals(event.getInvolvedObject().getUid()))
                .filter(event -> !time(event).isBefore(newest))
                .max(Comparator.comparing(EventLookup::time))
                .map(event -> new WaitReason(event.getReason(), Objects.requireNonNullElse(event.getMessage(), "")));
    }

    private Listed list(String namespace, Instant now) {
        List<Event> events = new ArrayList<>();
        for (String reason : TELLING) {
            events.addAll(client.v1()
                    .events()
                    .inNamespace(namespace)
                    .withField("reason", reason)
                    .list()
                    .getItems());
        }
        return new Listed(now, events);
    }

    private static boolean isAlive(Pod pod) {
        return pod.getStatus() == null
                || !Set.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
    }

    private static Instant created(HasMetadata resource) {
        String created = resource.getMetadata().getCreationTimestamp();
        return created == null ? Instant.EPOCH : Instant.parse(created);
    }

    /**
     * Returns the time of an Event: clients of the older Events API fill one field, those of the newer one the others.
     */
    private static Instant time(Event event) {
        if (event.getLastTimestamp() != null) {
            return Instant.parse(event.getLastTimestamp());
        }
        EventSeries series = event.getSeries();
        MicroTime time = series != null && series.getLastObservedTime() != null
                ? series.getLastObservedTime()
                : event.getEventTime();
        return time == null ? created(event) : Instant.parse(time.getTime());
    }
}
