package dev.wsss.operator.live;

import dev.wsss.operator.chart.Helm;
import dev.wsss.operator.chart.Rendering;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rights that the chart grants to the operator's ServiceAccount.
 *
 * @param objects the account, roles and bindings, without the roles for people
 */
record Grants(List<HasMetadata> objects) {
    static Grants of(Helm helm, String release, Set<String> namespaces) {
        String names = namespaces.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        Rendering rendering = helm.render(
                release,
                "--set",
                "rbac.aggregate=false",
                "--set-json",
                "watchNamespaces=" + (namespaces.isEmpty() ? "[]" : names));
        return new Grants(Stream.of(
                        ServiceAccount.class,
                        Role.class,
                        RoleBinding.class,
                        ClusterRole.class,
                        ClusterRoleBinding.class)
                .<HasMetadata>flatMap(kind -> rendering.all(kind).stream())
                .toList());
    }

    /** Returns all granted rights. */
    Set<Right> rights() {
        return objects.stream()
                .flatMap(each -> rules(each).stream())
                .flatMap(Right::of)
                .collect(Collectors.toSet());
    }

    /** Returns the same without the rule on a resource. */
    Grants without(String resource) {
        for (HasMetadata each : objects) {
            rules(each).removeIf(rule -> rule.getResources().contains(resource));
        }
        return this;
    }

    private static List<PolicyRule> rules(HasMetadata object) {
        return switch (object) {
            case Role role -> role.getRules();
            case ClusterRole role -> role.getRules();
            default -> new ArrayList<>();
        };
    }

    void apply(KubernetesClient admin) {
        objects.forEach(each -> admin.resource(each).create());
    }

    void remove(KubernetesClient admin) {
        objects.forEach(each -> admin.resource(each).delete());
    }
}
