package dev.wsss.operator.desired;

import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.profile.PodTemplate;
import dev.wsss.operator.profile.PodUser;
import dev.wsss.operator.profile.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Map;
import java.util.TreeMap;

/** The pods of one attempt: restricted, without any right in the cluster, with their order in an annotation. */
final class StepPod {
    /** The annotation that holds the order; immutable with the Job, and nothing to delete. */
    static final String ORDER = "wsss.dev/order";

    /** The user that the image is made for. */
    private static final long USER = 10001;

    private static final int METRICS_PORT = 9404;

    private StepPod() {}

    static PodTemplateSpec of(Attempt attempt) {
        PodTemplate template = attempt.profile().podTemplate();
        Map<String, String> labels = new TreeMap<>(template.labels());
        labels.putAll(StepJob.labels(attempt));
        Map<String, String> annotations = new TreeMap<>(template.annotations());
        annotations.put(ORDER, attempt.order().toJson());
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(annotations)
                .endMetadata()
                .withSpec(spec(attempt))
                .build();
    }

    private static PodSpec spec(Attempt attempt) {
        Profile profile = attempt.profile();
        PodTemplate template = profile.podTemplate();
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withServiceAccountName(template.serviceAccountName())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds((long) profile.terminationGracePeriodSeconds())
                .withPriorityClassName(profile.priorityClassName())
                .withImagePullSecrets(profile.imagePullSecrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withRuntimeClassName(template.runtimeClassName())
                .withSchedulerName(template.schedulerName())
                .withNodeSelector(template.nodeSelector().isEmpty() ? null : template.nodeSelector())
                .withTolerations(Typed.list(template.tolerations(), Toleration.class))
                .withAffinity(NodeAffinities.of(
                        template.affinity(), attempt.effective().avoidNodes()))
                .withSecurityContext(podSecurity(profile.podUser()))
                .withContainers(container(attempt))
                .withVolumes(StepVolumes.volumes(attempt))
                .build();
    }

    private static Container container(Attempt attempt) {
        Profile profile = attempt.profile();
        String image = attempt.effective().image();
        return new ContainerBuilder()
                .withName(Observed.CONTAINER)
                .withImage(image == null ? profile.image() : image)
                .withImagePullPolicy(profile.imagePullPolicy().word())
                .withCommand("/opt/wsss/bin/wsss", "step", "--order", StepVolumes.ORDER_FILE)
                .withEnv(StepEnvironment.of(attempt))
                .withResources(StepResources.of(attempt))
                .withVolumeMounts(StepVolumes.mounts(attempt))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withSecurityContext(containerSecurity())
                .addNewPort()
                .withName("metrics")
                .withContainerPort(METRICS_PORT)
                .endPort()
                .build();
    }

    private static PodSecurityContext podSecurity(PodUser user) {
        Long fixed = user == PodUser.IMAGE ? (Long) USER : null;
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(fixed)
                .withRunAsGroup(fixed)
                .withFsGroup(fixed)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static SecurityContext containerSecurity() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
