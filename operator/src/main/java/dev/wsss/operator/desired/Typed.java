package dev.wsss.operator.desired;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/** Parts of a profile that are Kubernetes' own types. */
final class Typed {
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private Typed() {}

    static <T> List<T> list(List<JsonNode> trees, Class<T> type) {
        return trees.stream().map(tree -> value(tree, type)).toList();
    }

    static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return KUBERNETES.convertValue(tree, type);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "profile: podTemplate has a " + type.getSimpleName() + " that Kubernetes does not know: "
                            + wrong.getMessage(),
                    wrong);
        }
    }
}
