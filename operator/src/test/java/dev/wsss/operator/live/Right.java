package dev.wsss.operator.live;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A right that a rule grants and a request needs.
 *
 * @param verb of the API
 * @param group of the API, empty for the oldest
 * @param resource with its subresource behind a slash
 */
record Right(String verb, String group, String resource) {
    /** Returns every right that a rule grants. */
    static Stream<Right> of(PolicyRule rule) {
        return rule.getApiGroups().stream().flatMap(group -> rule.getResources().stream()
                .flatMap(resource -> rule.getVerbs().stream().map(verb -> new Right(verb, group, resource))));
    }

    /**
     * Returns the right that a request needs; nothing for a request about no object: discovery is open to all users.
     */
    static Optional<Right> of(String method, URI address) {
        List<String> parts =
                Arrays.stream(address.getPath().substring(1).split("/")).toList();
        boolean core = parts.getFirst().equals("api");
        List<String> rest = parts.subList(Math.min(core ? 2 : 3, parts.size()), parts.size());
        if (rest.size() > 2 && rest.getFirst().equals("namespaces")) {
            rest = rest.subList(2, rest.size());
        }
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        String resource = rest.size() > 2 ? rest.get(0) + "/" + rest.get(2) : rest.get(0);
        return Optional.of(new Right(verb(method, rest.size() > 1, address), core ? "" : parts.get(1), resource));
    }

    private static String verb(String method, boolean named, URI address) {
        boolean watches = address.getQuery() != null && address.getQuery().contains("watch=true");
        return switch (method) {
            case "GET" -> named ? "get" : watches ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> throw new IllegalArgumentException(method);
        };
    }
}
