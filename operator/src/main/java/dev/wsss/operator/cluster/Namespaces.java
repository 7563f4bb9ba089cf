package dev.wsss.operator.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * The namespaces of runs, as far as the operator may read them.
 *
 * @param client that reads them
 */
public record Namespaces(KubernetesClient client) {
    /** The namespace that every cluster has from its first to its last day. */
    private static final String SYSTEM = "kube-system";

    /** Returns whether a namespace is being deleted; false where a Role of an older chart does not let us read it. */
    public boolean isTerminating(String name) {
        try {
            Namespace namespace = client.namespaces().withName(name).get();
            return namespace == null || namespace.isMarkedForDeletion();
        } catch (KubernetesClientException refused) {
            requireForbidden(refused);
            return false;
        }
    }

    /**
     * Returns the identity of this cluster: the uid of its system's namespace, or of that of the runs where only this
     * can be read.
     */
    public String of(String name) {
        return uid(SYSTEM)
                .or(() -> uid(name))
                .orElseThrow(() -> new IllegalStateException("the namespace " + name + " is gone or may not be read"));
    }

    private Optional<String> uid(String name) {
        try {
            return Optional.ofNullable(client.namespaces().withName(name).get())
                    .map(namespace -> namespace.getMetadata().getUid());
        } catch (KubernetesClientException refused) {
            requireForbidden(refused);
            return Optional.empty();
        }
    }

    private static void requireForbidden(KubernetesClientException refused) {
        if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
            throw refused;
        }
    }
}
