package dev.wsss.operator.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs that a change of a run, a Job, a pod or a profile concerns. */
final class EventMapping {
    private EventMapping() {}

    /** Returns whether an update of a run is worth a look: all are but what we have written into its status ourselves. */
    static boolean isRelevant(WSSSRun now, WSSSRun before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations())
                || !Objects.equals(
                        now.getMetadata().getFinalizers(), before.getMetadata().getFinalizers())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion();
    }

    /** Returns whether a Job has succeeded. */
    static boolean isComplete(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(each -> each.getType().equals("Complete")
                                && each.getStatus().equals("True"));
    }

    /** Returns the run that a pod belongs to. */
    static Set<ResourceID> runOf(Pod pod) {
        String run = pod.getMetadata().getLabels().get("app.kubernetes.io/instance");
        return run == null
                ? Set.of()
                : Set.of(new ResourceID(run, pod.getMetadata().getNamespace()));
    }

    /** Runs that name a profile. */
    static Set<ResourceID> naming(WSSSProfile profile, EventSourceContext<WSSSRun> context) {
        String namespace = profile.getMetadata().getNamespace();
        String name = profile.getMetadata().getName();
        return context.getPrimaryCache()
                .list(namespace, run -> name.equals(profileName(run)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** Returns the profile that a run names. */
    static Set<ResourceID> profileOf(WSSSRun run) {
        String name = profileName(run);
        return name == null
                ? Set.of()
                : Set.of(new ResourceID(name, run.getMetadata().getNamespace()));
    }

    private static @Nullable String profileName(WSSSRun run) {
        JsonNode spec = run.getSpec();
        return spec == null ? null : spec.at("/execution/profile").textValue();
    }
}
