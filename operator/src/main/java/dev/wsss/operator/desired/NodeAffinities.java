package dev.wsss.operator.desired;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeAffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirementBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSelectorTermBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile's affinity, with nodes left out whose accelerator failed. */
final class NodeAffinities {
    private NodeAffinities() {}

    static @Nullable Affinity of(@Nullable JsonNode wanted, List<String> avoided) {
        Affinity affinity = wanted == null ? null : Typed.value(wanted, Affinity.class);
        if (avoided.isEmpty()) {
            return affinity;
        }
        Affinity base = affinity == null ? new Affinity() : affinity;
        NodeAffinity nodes = base.getNodeAffinity() == null ? new NodeAffinity() : base.getNodeAffinity();
        return new AffinityBuilder(base)
                .withNodeAffinity(new NodeAffinityBuilder(nodes)
                        .withRequiredDuringSchedulingIgnoredDuringExecution(
                                without(avoided, nodes.getRequiredDuringSchedulingIgnoredDuringExecution()))
                        .build())
                .build();
    }

    /** Excludes the nodes from each term, since terms are alternatives. */
    private static NodeSelector without(List<String> avoided, @Nullable NodeSelector required) {
        // The label kubernetes.io/hostname can differ from the node's name; a field takes one value.
        List<NodeSelectorRequirement> elsewhere = avoided.stream()
                .map(node -> new NodeSelectorRequirementBuilder()
                        .withKey("metadata.name")
                        .withOperator("NotIn")
                        .withValues(node)
                        .build())
                .toList();
        List<NodeSelectorTerm> terms =
                required == null || required.getNodeSelectorTerms().isEmpty()
                        ? List.of(new NodeSelectorTerm())
                        : required.getNodeSelectorTerms();
        List<NodeSelectorTerm> changed = new ArrayList<>();
        for (NodeSelectorTerm term : terms) {
            changed.add(new NodeSelectorTermBuilder(term)
                    .addAllToMatchFields(elsewhere)
                    .build());
        }
        return new NodeSelectorBuilder().withNodeSelectorTerms(changed).build();
    }
}
