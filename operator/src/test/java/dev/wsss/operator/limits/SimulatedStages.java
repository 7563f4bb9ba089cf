package dev.wsss.operator.limits;

import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Map;

/**
 * Outputs of stages for pods on simulated nodes, in which nothing runs.
 *
 * @param stage that writes
 */
record SimulatedStages(PlayedStage stage) implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        stage.execute(
                JobController.order(annotations),
                Integer.parseInt(annotations.getOrDefault("batch.kubernetes.io/job-completion-index", "0")),
                pod.getMetadata().getUid());
    }

    @Override
    public void onUpdate(Pod before, Pod now) {}

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {}
}
