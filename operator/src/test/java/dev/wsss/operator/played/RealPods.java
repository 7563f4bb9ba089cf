package dev.wsss.operator.played;

import dev.wsss.operator.observed.Labels;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/**
 * Pods that are in the cluster, so that the operator's informers see them; nothing runs in them.
 *
 * @param client for the namespace
 */
public record RealPods(KubernetesClient client) implements JobController.Pods {
    /** Returns a pod of a Job, by the end of its name: labelled and owned as the Job controller does it. */
    public static PodBuilder of(Job job, String suffix) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-" + suffix)
                .withLabels(job.getMetadata().getLabels())
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(job.getMetadata().getName())
                        .withUid(job.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withContainers(new ContainerBuilder()
                        .withName("stage")
                        .withImage("registry.example/stages:1")
                        .build())
                .endSpec();
    }

    @Override
    public String born(Job job, int index) {
        Pod pod = of(job, Integer.toString(index))
                .editMetadata()
                .withAnnotations(Map.of("batch.kubernetes.io/job-completion-index", Integer.toString(index)))
                .endMetadata()
                .build();
        return client.resource(pod).create().getMetadata().getUid();
    }

    @Override
    public void gone(Job job) {
        Map<String, String> labels = job.getMetadata().getLabels();
        client.pods()
                .withLabel(Labels.RUN_UID, labels.get(Labels.RUN_UID))
                .withLabel(Labels.STEP, labels.get(Labels.STEP))
                .withLabel(Labels.ATTEMPT, labels.get(Labels.ATTEMPT))
                .withGracePeriod(0)
                .delete();
    }
}
