package dev.wsss.operator.played;

import dev.wsss.pipeline.graph.Order;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A played Job controller and garbage collector: pods of Jobs work at once, the Jobs' status says so, and deleted Jobs
 * go, with their pods before them.
 *
 * @param client for the namespace
 * @param stage that writes the outputs of pods
 * @param pods that do it
 */
public record JobController(KubernetesClient client, PlayedStage stage, Pods pods) {
    /** Creates a controller whose pods are in no cluster. */
    public JobController(KubernetesClient client, PlayedStage stage) {
        this(client, stage, Pods.UNSEEN);
    }

    /** The pods of Jobs. */
    public interface Pods {
        /** Pods with uids that are in no cluster. */
        Pods UNSEEN = new Pods() {
            @Override
            public String born(Job job, int index) {
                return "pod-" + index + "-of-" + job.getMetadata().getUid();
            }

            @Override
            public void gone(Job job) {}
        };

        /** Returns the uid of a new pod. */
        String born(Job job, int index);

        /** Deletes the pods of a Job. */
        void gone(Job job);
    }

    /** Does all due work; returns true when there was any. */
    public boolean play() {
        boolean any = false;
        for (Job job : client.batch().v1().jobs().list().getItems()) {
            if (job.getMetadata().getDeletionTimestamp() != null) {
                any |= collected(job);
            } else if (!Boolean.TRUE.equals(job.getSpec().getSuspend())
                    && (job.getStatus() == null || job.getStatus().getCompletionTime() == null)) {
                execute(job);
                any = true;
            }
        }
        return any;
    }

    /** Removes a Job whose deletion waits for its pods, after them. */
    private boolean collected(Job job) {
        if (job.getMetadata().getFinalizers().isEmpty()) {
            return false;
        }
        pods.gone(job);
        job.getMetadata().setFinalizers(List.of());
        try {
            client.resource(job).update();
        } catch (KubernetesClientException gone) {
            if (gone.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && gone.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw gone;
            }
        }
        return true;
    }

    /** Executes the pods of a Job, and writes that into its status. */
    public void execute(Job job) {
        Order order = order(job);
        int completions = job.getSpec().getCompletions();
        for (int index = 0; index < completions; index++) {
            stage.execute(order, index, pods.born(job, index));
        }
        job.setStatus(complete(job, completions));
        try {
            client.resource(job).updateStatus();
        } catch (KubernetesClientException gone) {
            if (gone.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && gone.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw gone;
            }
        }
    }

    /** Returns the order of the pods of a Job. */
    public static Order order(Job job) {
        return order(job.getSpec().getTemplate().getMetadata().getAnnotations());
    }

    /** Returns the order of a pod with these annotations. */
    public static Order order(Map<String, String> annotations) {
        return Order.read(annotations.getOrDefault("wsss.dev/order", ""));
    }

    /** Returns the status of a Job whose pods have all succeeded just now. */
    public static JobStatus complete(Job job, int completions) {
        String now = Instant.now().toString();
        JobStatusBuilder status = new JobStatusBuilder()
                .withStartTime(now)
                .withCompletionTime(now)
                .withSucceeded(completions)
                .withReady(0)
                .withTerminating(0)
                .withNewUncountedTerminatedPods()
                .endUncountedTerminatedPods();
        for (String type : List.of("SuccessCriteriaMet", "Complete")) {
            status.addToConditions(new JobConditionBuilder()
                    .withType(type)
                    .withStatus("True")
                    .withReason("CompletionsReached")
                    .withMessage("Reached expected number of succeeded pods")
                    .withLastProbeTime(now)
                    .withLastTransitionTime(now)
                    .build());
        }
        if ("Indexed".equals(job.getSpec().getCompletionMode())) {
            status.withCompletedIndexes(completions == 1 ? "0" : "0-" + (completions - 1));
        }
        return status.build();
    }
}
