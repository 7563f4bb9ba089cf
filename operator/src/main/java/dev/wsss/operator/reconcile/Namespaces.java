package dev.wsss.operator.reconcile;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** The namespaces of runs that are being deleted. */
record Namespaces(KubernetesClient client) {
    /** Returns whether a namespace is being deleted; false where a Role of an older chart does not let us read it. */
    boolean isTerminating(String name) {
        try {
            Namespace namespace = client.namespaces().withName(name).get();
            return namespace == null || namespace.isMarkedForDeletion();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw refused;
            }
            return false;
        }
    }
}
