package dev.wsss.operator.desired;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.profile.PodTemplate;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.tree.Problem;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;

/** Parts of a profile that are Kubernetes' own types. */
public final class Typed {
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private Typed() {}

    /** Returns what is wrong with them, each with its place in the profile; {@link StepJob} makes no Job of such a profile. */
    public static List<Problem> problems(PodTemplate template) {
        List<Problem> problems = new ArrayList<>();
        check(problems, "tolerations", template.tolerations(), Toleration.class);
        check(problems, "env", template.env(), EnvVar.class);
        check(problems, "volumes", template.volumes(), Volume.class);
        check(problems, "volumeMounts", template.volumeMounts(), VolumeMount.class);
        JsonNode affinity = template.affinity();
        check(problems, "affinity", affinity == null ? List.of() : List.of(affinity), Affinity.class);
        return List.copyOf(problems);
    }

    private static void check(List<Problem> problems, String field, List<JsonNode> trees, Class<?> type) {
        try {
            list(trees, type);
        } catch (Failure wrong) {
            problems.add(Problem.of("/spec/podTemplate/" + field, String.valueOf(wrong.getMessage())));
        }
    }

    static <T> List<T> list(List<JsonNode> trees, Class<T> type) {
        return trees.stream().map(tree -> value(tree, type)).toList();
    }

    static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return KUBERNETES.convertValue(tree, type);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "has a " + type.getSimpleName() + " that is unknown to Kubernetes: "
                            + String.valueOf(wrong.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    wrong);
        }
    }
}
