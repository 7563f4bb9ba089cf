package dev.wsss.operator.observed;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conversion of the informers' objects to facts. */
public final class Observed {
    /** The container of a pod that does the work. */
    public static final String CONTAINER = "stage";

    private static final String INDEX = "batch.kubernetes.io/job-completion-index";

    private Observed() {}

    /**
     * Returns the facts of a run.
     *
     * @param jobs of the run
     * @param pods of the run
     * @param obstacles what Events say keeps a Job from going on, by the Job's uid
     */
    public static RunFacts of(Collection<Job> jobs, Collection<Pod> pods, Map<String, WaitReason> obstacles) {
        Set<String> known = new HashSet<>();
        jobs.forEach(job -> known.add(uid(job)));
        return new RunFacts(
                jobs.stream()
                        .map(job -> job(job, pods, obstacles.get(uid(job))))
                        .sorted(Comparator.comparing(JobFacts::created).thenComparing(JobFacts::name))
                        .toList(),
                pods.stream()
                        .filter(pod -> !known.contains(owner(pod)))
                        .map(Observed::pod)
                        .sorted(Comparator.comparing(PodFacts::name))
                        .toList());
    }

    private static JobFacts job(Job job, Collection<Pod> pods, @Nullable WaitReason obstacle) {
        return new JobFacts(
                job.getMetadata().getName(),
                uid(job),
                label(job, Labels.STEP),
                attempt(job),
                created(job),
                annotation(job, Labels.INPUTS),
                job.getMetadata().getDeletionTimestamp() != null,
                Boolean.TRUE.equals(job.getSpec().getSuspend()),
                end(job),
                obstacle,
                pods.stream()
                        .filter(pod -> uid(job).equals(owner(pod)))
                        .map(Observed::pod)
                        .sorted(Comparator.comparing(PodFacts::name))
                        .toList());
    }

    private static @Nullable JobEnd end(Job job) {
        if (job.getStatus() == null) {
            return null;
        }
        for (JobCondition condition : job.getStatus().getConditions()) {
            boolean complete = condition.getType().equals("Complete");
            if ("True".equals(condition.getStatus())
                    && (complete || condition.getType().equals("Failed"))) {
                return new JobEnd(
                        complete ? JobEnd.Result.COMPLETE : JobEnd.Result.FAILED,
                        Objects.requireNonNullElse(condition.getReason(), ""),
                        Objects.requireNonNullElse(condition.getMessage(), ""));
            }
        }
        return null;
    }

    private static PodFacts pod(Pod pod) {
        PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
        Optional<ContainerState> state = statuses(status)
                .filter(each -> each.getName().equals(CONTAINER))
                .findFirst()
                .map(ContainerStatus::getState);
        String index = annotation(pod, INDEX);
        return new PodFacts(
                pod.getMetadata().getName(),
                uid(pod),
                label(pod, Labels.STEP),
                attempt(pod),
                index == null ? null : Integer.valueOf(index),
                created(pod),
                PodPhase.of(status.getPhase()),
                pod.getMetadata().getDeletionTimestamp() == null
                        ? null
                        : Instant.parse(pod.getMetadata().getDeletionTimestamp()),
                condition(status, "DisruptionTarget", "True")
                        .map(each -> new PodFacts.Disruption(words(each), since(each, pod)))
                        .orElse(null),
                endedByKubelet(status),
                state.map(ContainerState::getWaiting)
                        .filter(each -> each.getReason() != null)
                        .map(each ->
                                new WaitReason(each.getReason(), Objects.requireNonNullElse(each.getMessage(), "")))
                        .orElse(null),
                condition(status, "PodScheduled", "False").map(Observed::words).orElse(null),
                pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
                state.map(ContainerState::getTerminated)
                        .map(each -> new ContainerEnd(
                                Objects.requireNonNullElse(each.getExitCode(), -1),
                                each.getReason(),
                                each.getFinishedAt() == null ? null : Instant.parse(each.getFinishedAt()),
                                Objects.requireNonNullElse(each.getMessage(), "")))
                        .orElse(null),
                state.map(each -> hold(pod, each)).orElse(null));
    }

    private static @Nullable GpuUsage hold(Pod pod, ContainerState state) {
        int accelerators = accelerators(pod);
        String began = state.getTerminated() != null
                ? state.getTerminated().getStartedAt()
                : state.getRunning() != null ? state.getRunning().getStartedAt() : null;
        String ended =
                state.getTerminated() == null ? null : state.getTerminated().getFinishedAt();
        return accelerators == 0 || began == null
                ? null
                : new GpuUsage(accelerators, Instant.parse(began), ended == null ? null : Instant.parse(ended));
    }

    /** Counts accelerators: resources with a domain in their name are a device plugin's. */
    private static int accelerators(Pod pod) {
        return pod.getSpec() == null
                ? 0
                : pod.getSpec().getContainers().stream()
                        .filter(each -> each.getName().equals(CONTAINER) && each.getResources() != null)
                        .flatMap(each -> each.getResources().getLimits().entrySet().stream())
                        .filter(each -> each.getKey().contains("/"))
                        .mapToInt(each -> each.getValue().getNumericalAmount().intValue())
                        .sum();
    }

    private static Stream<ContainerStatus> statuses(PodStatus status) {
        return status.getContainerStatuses().stream().filter(each -> each.getState() != null);
    }

    private static @Nullable WaitReason endedByKubelet(PodStatus status) {
        return status.getReason() != null
                        && PodPhase.of(status.getPhase()) == PodPhase.FAILED
                        && condition(status, "DisruptionTarget", "True").isEmpty()
                ? new WaitReason(status.getReason(), Objects.requireNonNullElse(status.getMessage(), "no message"))
                : null;
    }

    private static Optional<PodCondition> condition(PodStatus status, String type, String value) {
        return status.getConditions().stream()
                .filter(each -> type.equals(each.getType()) && value.equals(each.getStatus()))
                .findFirst();
    }

    private static String words(PodCondition condition) {
        return Stream.of(condition.getReason(), condition.getMessage())
                .filter(Objects::nonNull)
                .reduce((reason, message) -> reason + ": " + message)
                .orElse(condition.getType());
    }

    private static Instant since(PodCondition condition, Pod pod) {
        String time = condition.getLastTransitionTime();
        return time == null ? created(pod) : Instant.parse(time);
    }

    private static int attempt(HasMetadata resource) {
        String attempt = label(resource, Labels.ATTEMPT);
        return attempt.matches("[0-9]{1,9}") ? Integer.parseInt(attempt) : 0;
    }

    private static String label(HasMetadata resource, String label) {
        Map<String, String> labels = resource.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(label, "");
    }

    private static @Nullable String annotation(HasMetadata resource, String annotation) {
        Map<String, String> annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(annotation);
    }

    private static @Nullable String owner(Pod pod) {
        List<OwnerReference> owners = pod.getMetadata().getOwnerReferences();
        return owners.stream()
                .filter(each -> Boolean.TRUE.equals(each.getController()))
                .map(OwnerReference::getUid)
                .findFirst()
                .orElse(null);
    }

    private static Instant created(HasMetadata resource) {
        String created = resource.getMetadata().getCreationTimestamp();
        return created == null ? Instant.EPOCH : Instant.parse(created);
    }

    private static String uid(HasMetadata resource) {
        return Objects.requireNonNullElse(resource.getMetadata().getUid(), "");
    }
}
