package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.manifest.tree.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fields of a pod that are merged by key into the operator's own; command, security context and token are never a profile's. */
public record PodTemplate(
        @JsonPropertyDescription("Further labels.") Map<String, String> labels,
        @JsonPropertyDescription("Further annotations.") Map<String, String> annotations,

        @JsonPropertyDescription("Labels that a node must have.")
        Map<String, String> nodeSelector,

        @JsonPropertyDescription("Taints that are tolerated, as in a pod's spec.")
        List<JsonNode> tolerations,

        @JsonPropertyDescription("Affinity, as in a pod's spec.") @Nullable
        JsonNode affinity,

        @JsonPropertyDescription("RuntimeClass of the pods.") @Nullable
        String runtimeClassName,

        @JsonPropertyDescription("Scheduler of the pods.") @Nullable
        String schedulerName,

        @JsonPropertyDescription("Further environment variables, as in a container's spec.")
        List<JsonNode> env,

        @JsonPropertyDescription("Further volumes, as in a pod's spec.")
        List<JsonNode> volumes,

        @JsonPropertyDescription("Where further volumes are mounted, as in a container's spec.")
        List<JsonNode> volumeMounts) {
    /** Refuses values that make no sense, all of them at once. */
    public PodTemplate {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
        tolerations = List.copyOf(tolerations);
        env = List.copyOf(env);
        volumes = List.copyOf(volumes);
        volumeMounts = List.copyOf(volumeMounts);
        Checks checks = new Checks()
                .that(
                        tolerations.stream().allMatch(JsonNode::isObject),
                        "tolerations",
                        "has an entry that is no object with fields")
                .that(affinity == null || affinity.isObject(), "affinity", "is no object with fields");
        keyed(checks, "env", env, "name");
        keyed(checks, "volumes", volumes, "name");
        keyed(checks, "volumeMounts", volumeMounts, "mountPath");
        checks.orRefuse();
    }

    private static void keyed(Checks checks, String field, List<JsonNode> entries, String key) {
        checks.that(
                entries.stream().allMatch(entry -> entry.path(key).isTextual()),
                field,
                "has an entry without " + key + ", by which entries are merged");
    }
}
