package dev.wsss.operator.played;

import dev.wsss.operator.observed.Observed;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** States of pods as kubelets write them. */
public final class PodStates {
    private PodStates() {}

    /** Sets the state of a pod whose container runs. */
    public static void running(KubernetesClient client, Pod pod) {
        write(
                client,
                pod,
                new PodStatusBuilder()
                        .withPhase("Running")
                        .withStartTime(now())
                        .withContainerStatuses(container()
                                .withState(new ContainerStateBuilder()
                                        .withNewRunning()
                                        .withStartedAt(now())
                                        .endRunning()
                                        .build())
                                .build()));
    }

    /** Sets the state of a pod whose container has succeeded. */
    public static void succeeded(KubernetesClient client, Pod pod) {
        ended(client, pod, "Succeeded", 0, "", false);
    }

    /** Sets the state of a pod whose container has ended with an exit code and a last message. */
    public static void failed(KubernetesClient client, Pod pod, int exitCode, String words, boolean disrupted) {
        ended(client, pod, "Failed", exitCode, words, disrupted);
    }

    /** Announces the deletion of a pod by a disruption. */
    public static void disrupted(KubernetesClient client, Pod pod, String reason) {
        write(client, pod, new PodStatusBuilder(pod.getStatus()).addToConditions(disruption(reason)));
    }

    /** Returns whether it was disrupted. */
    public static boolean isDisrupted(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(each -> each.getType().equals("DisruptionTarget"));
    }

    private static void ended(
            KubernetesClient client, Pod pod, String phase, int exitCode, String words, boolean disrupted) {
        PodStatusBuilder status = new PodStatusBuilder()
                .withPhase(phase)
                .withStartTime(pod.getStatus().getStartTime())
                .withContainerStatuses(container()
                        .withState(new ContainerStateBuilder()
                                .withNewTerminated()
                                .withExitCode(exitCode)
                                .withReason(exitCode == 0 ? "Completed" : "Error")
                                .withMessage(words)
                                .withStartedAt(pod.getStatus().getStartTime())
                                .withFinishedAt(now())
                                .endTerminated()
                                .build())
                        .build());
        if (disrupted) {
            status.addToConditions(disruption("PreemptionByScheduler"));
        }
        write(client, pod, status);
    }

    private static PodCondition disruption(String reason) {
        return new PodConditionBuilder()
                .withType("DisruptionTarget")
                .withStatus("True")
                .withReason(reason)
                .withMessage("injected")
                .withLastTransitionTime(now())
                .build();
    }

    private static ContainerStatusBuilder container() {
        return new ContainerStatusBuilder()
                .withName(Observed.CONTAINER)
                .withImage("registry.example/stages:1")
                .withImageID("")
                .withReady(false)
                .withRestartCount(0);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void write(KubernetesClient client, Pod pod, PodStatusBuilder status) {
        try {
            client.resource(new PodBuilder(pod).withStatus(status.build()).build())
                    .updateStatus();
        } catch (KubernetesClientException gone) {
            if (gone.getCode() != HttpURLConnection.HTTP_NOT_FOUND
                    && gone.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw gone;
            }
        }
    }
}
