package dev.wsss.operator.played;

import dev.wsss.operator.observed.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;

/**
 * A played queue that admits Jobs and preempts them, as Kueue does, with the part of the Job controller that ends the
 * pods of suspended Jobs.
 *
 * @param client for the namespace
 * @param queue by which it finds its Jobs
 */
public record Kueue(KubernetesClient client, String queue) {
    private static final String LABEL = "kueue.x-k8s.io/queue-name";

    /** Returns the Job of a step that waits for admission. */
    public Optional<Job> waiting(String step) {
        return client
                .batch()
                .v1()
                .jobs()
                .withLabel(LABEL, queue)
                .withLabel(Labels.STEP, step)
                .list()
                .getItems()
                .stream()
                .filter(job -> Boolean.TRUE.equals(job.getSpec().getSuspend()))
                .findFirst();
    }

    /** Admits a Job. */
    public void admit(Job job) {
        suspend(job, false);
    }

    /** Admits every Job that waits. */
    public void admitAll() {
        client.batch().v1().jobs().withLabel(LABEL, queue).list().getItems().stream()
                .filter(job -> Boolean.TRUE.equals(job.getSpec().getSuspend()))
                .forEach(this::admit);
    }

    /** Preempts a Job in favour of another one: its pods end. */
    public void preempt(Job job) {
        suspend(job, true);
        client.pods()
                .withLabel(Labels.RUN_UID, job.getMetadata().getLabels().get(Labels.RUN_UID))
                .withLabel(Labels.STEP, job.getMetadata().getLabels().get(Labels.STEP))
                .withGracePeriod(0)
                .delete();
    }

    private void suspend(Job job, boolean now) {
        client.batch()
                .v1()
                .jobs()
                .withName(job.getMetadata().getName())
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"suspend\": " + now + "}}");
    }
}
