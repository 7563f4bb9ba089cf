package dev.wsss.operator.chaos;

import static java.util.stream.Collectors.groupingBy;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.played.PodStates;
import dev.wsss.operator.played.RealPods;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Played Job controller and garbage collection of a namespace, with pods on nodes. Disrupted pods are replaced; other
 * failed pods fail their Job; a deleted Job goes after its pods.
 */
final class Jobs {
    /** The number of a pod within its Job. */
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    private static final int SIGTERM = 143;

    private final KubernetesClient client;
    private final Nodes nodes;
    private final Map<String, Set<String>> made = new TreeMap<>();
    private final Set<String> doubled = new TreeSet<>();
    private List<Pod> working = List.of();
    private int born;

    Jobs(KubernetesClient client, Nodes nodes) {
        this.client = client;
        this.nodes = nodes;
    }

    /** Returns Jobs that were created twice, and attempts whose pods ran beside those of another attempt. */
    Set<String> doubled() {
        Set<String> all = new TreeSet<>(doubled);
        made.forEach((name, uids) -> {
            if (uids.size() > 1) {
                all.add("Job " + name + " was made " + uids.size() + " times");
            }
        });
        return all;
    }

    /** Returns the number of Jobs that were created. */
    int made() {
        return made.size();
    }

    /** Returns running pods on nodes that answer, as they were seen last. */
    List<Pod> working() {
        return working;
    }

    /** Does one round of the controller's work. */
    void goOn() {
        nodes.find();
        // In this order: an attempt whose Job is seen was made after the pods of the one before had gone.
        List<Job> jobs = client.batch().v1().jobs().list().getItems();
        List<Pod> pods = client.pods().withLabel(Labels.MANAGED_BY).list().getItems();
        Map<String, List<Pod>> ofJobs = pods.stream().collect(groupingBy(Jobs::owner));
        for (Job job : jobs) {
            made.computeIfAbsent(job.getMetadata().getName(), absent -> new HashSet<>())
                    .add(uid(job));
            List<Pod> its = ofJobs.getOrDefault(uid(job), List.of());
            if (job.getMetadata().getDeletionTimestamp() != null) {
                collect(job, its);
            } else if (!isOver(job)) {
                goOn(job, its, pods);
            }
        }
        collectOrphans(jobs);
        Set<String> there = new HashSet<>();
        jobs.forEach(job -> there.add(uid(job)));
        pods.stream().filter(pod -> !there.contains(owner(pod))).forEach(this::delete);
        working =
                pods.stream().filter(pod -> isAlive(pod) && !nodes.isLost(pod)).toList();
    }

    /** Deletes Jobs whose run is gone, and pods whose Job is gone. */
    private void collectOrphans(List<Job> jobs) {
        Set<String> runs = client.resources(WSSSRun.class).list().getItems().stream()
                .map(Jobs::uid)
                .collect(Collectors.toSet());
        jobs.stream()
                .filter(job -> job.getMetadata().getDeletionTimestamp() == null && !runs.contains(owner(job)))
                .forEach(job -> client.resource(job)
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete());
    }

    private void collect(Job job, List<Pod> pods) {
        pods.forEach(this::delete);
        if (pods.isEmpty() && !job.getMetadata().getFinalizers().isEmpty()) {
            job.getMetadata().setFinalizers(List.of());
            tolerantly(() -> client.resource(job).update());
        }
    }

    private void delete(Pod pod) {
        if (!nodes.isLost(pod)) {
            client.resource(pod).withGracePeriod(0).delete();
        } else if (pod.getMetadata().getDeletionTimestamp() == null) {
            client.resource(pod).withGracePeriod(1).delete();
        }
    }

    private void goOn(Job job, List<Pod> pods, List<Pod> all) {
        int done = 0;
        for (int index = 0; index < job.getSpec().getCompletions(); index++) {
            String number = Integer.toString(index);
            List<Pod> its = pods.stream()
                    .filter(pod ->
                            number.equals(pod.getMetadata().getAnnotations().get(INDEX)))
                    .toList();
            if (its.stream().anyMatch(pod -> is(pod, "Succeeded"))) {
                done++;
            } else if (its.stream().anyMatch(Jobs::failsItsJob)) {
                end(job, pods, ended(job, "Failed", "PodFailurePolicy", "A pod failed with an exit code that counts"));
                return;
            } else if (its.stream().noneMatch(Jobs::isAlive)) {
                begin(job, number, all);
            } else {
                its.stream().filter(Jobs::isAlive).forEach(nodes::carryOn);
            }
        }
        if (done == job.getSpec().getCompletions()) {
            end(job, List.of(), ended(job, "Complete", "CompletionsReached", "All pods have succeeded"));
        }
    }

    private static boolean failsItsJob(Pod pod) {
        if (!is(pod, "Failed") || PodStates.isDisrupted(pod)) {
            return false;
        }
        int exitCode = pod.getStatus()
                .getContainerStatuses()
                .getFirst()
                .getState()
                .getTerminated()
                .getExitCode();
        return exitCode != SIGTERM;
    }

    private void end(Job job, List<Pod> pods, JobStatus status) {
        pods.stream().filter(Jobs::isAlive).forEach(this::delete);
        job.setStatus(status);
        tolerantly(() -> client.resource(job).updateStatus());
    }

    private static JobStatus ended(Job job, String condition, String reason, String message) {
        boolean complete = condition.equals("Complete");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        int completions = job.getSpec().getCompletions();
        JobStatusBuilder status = new JobStatusBuilder()
                .withStartTime(job.getMetadata().getCreationTimestamp())
                .withReady(0)
                .withTerminating(0)
                .withNewUncountedTerminatedPods()
                .endUncountedTerminatedPods();
        if (complete) {
            status.withCompletionTime(now).withSucceeded(completions);
            if ("Indexed".equals(job.getSpec().getCompletionMode())) {
                status.withCompletedIndexes(completions == 1 ? "0" : "0-" + (completions - 1));
            }
        } else {
            status.withFailed(1);
        }
        for (String type : List.of(complete ? "SuccessCriteriaMet" : "FailureTarget", condition)) {
            status.addToConditions(new JobConditionBuilder()
                    .withType(type)
                    .withStatus("True")
                    .withReason(reason)
                    .withMessage(message)
                    .withLastProbeTime(now)
                    .withLastTransitionTime(now)
                    .build());
        }
        return status.build();
    }

    private void begin(Job job, String index, List<Pod> all) {
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return;
        }
        watchForOthers(job, all);
        Map<String, String> annotations =
                new HashMap<>(job.getSpec().getTemplate().getMetadata().getAnnotations());
        annotations.put(INDEX, index);
        Pod pod = RealPods.of(job, index + "-" + born++)
                .editMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .editSpec()
                .withNodeName(nodes.place())
                .endSpec()
                .build();
        client.resource(pod).create();
    }

    /**
     * Records an attempt that begins while pods of another one run; those of a lost node write below a prefix that is
     * never read.
     */
    private void watchForOthers(Job job, List<Pod> all) {
        List<Pod> others = new ArrayList<>(all);
        others.removeIf(pod -> !label(pod, Labels.RUN_UID).equals(label(job, Labels.RUN_UID))
                || !label(pod, Labels.STEP).equals(label(job, Labels.STEP))
                || owner(pod).equals(uid(job))
                || !isAlive(pod)
                || nodes.isLost(pod)
                || pod.getMetadata().getDeletionTimestamp() != null);
        others.forEach(pod -> doubled.add(job.getMetadata().getName() + " began beside "
                + pod.getMetadata().getName()));
    }

    private static boolean isOver(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(each -> "True".equals(each.getStatus())
                                && (each.getType().equals("Complete")
                                        || each.getType().equals("Failed")));
    }

    private static boolean isAlive(Pod pod) {
        return !is(pod, "Succeeded") && !is(pod, "Failed");
    }

    private static boolean is(Pod pod, String phase) {
        return pod.getStatus() != null && phase.equals(pod.getStatus().getPhase());
    }

    private static String label(HasMetadata resource, String label) {
        return resource.getMetadata().getLabels().getOrDefault(label, "");
    }

    private static String owner(HasMetadata owned) {
        return owned.getMetadata().getOwnerReferences().getFirst().getUid();
    }

    private static String uid(HasMetadata resource) {
        return resource.getMetadata().getUid();
    }

    private static void tolerantly(Runnable request) {
        try {
            request.run();
        } catch (KubernetesClientException gone) {
            if (gone.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && gone.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw gone;
            }
        }
    }
}
