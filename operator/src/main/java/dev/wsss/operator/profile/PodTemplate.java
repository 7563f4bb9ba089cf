package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.tree.Checks;
import dev.wsss.pipeline.tree.Rules;
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

        @JsonPropertyDescription(
                "Service account of the pods, for a cloud that gives an identity to it; its token for the API server is not mounted.")
        @Nullable
        String serviceAccountName,

        @JsonPropertyDescription("Further environment variables, as in a container's spec.")
        List<JsonNode> env,

        @JsonPropertyDescription("Further volumes, as in a pod's spec.")
        List<JsonNode> volumes,

        @JsonPropertyDescription("Where further volumes are mounted, as in a container's spec.")
        List<JsonNode> volumeMounts) {
    public PodTemplate {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
        tolerations = List.copyOf(tolerations);
        env = List.copyOf(env);
        volumes = List.copyOf(volumes);
        volumeMounts = List.copyOf(volumeMounts);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<PodTemplate> rules() {
        return new Rules<PodTemplate>().locally((own, checks) -> {
            checks.that(
                            own.tolerations.stream().allMatch(JsonNode::isObject),
                            "tolerations",
                            "has an entry that is no object with fields")
                    .that(own.affinity == null || own.affinity.isObject(), "affinity", "is no object with fields");
            keyed(checks, "env", own.env, "name");
            keyed(checks, "volumes", own.volumes, "name");
            keyed(checks, "volumeMounts", own.volumeMounts, "mountPath");
        });
    }

    private static void keyed(Checks checks, String field, List<JsonNode> entries, String key) {
        checks.that(
                entries.stream().allMatch(entry -> entry.path(key).isTextual()),
                field,
                "has an entry without " + key + ", by which entries are merged");
    }
}
