package dev.wsss.operator.store;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Objects;

/**
 * Credentials of a server of buckets.
 *
 * @param access key id of the client
 * @param secret key that signs requests
 */
public record StoreKeys(String access, String secret) {
    /** Returns the variables of pods and of the Secret. */
    public Map<String, String> variables() {
        return Map.of("AWS_ACCESS_KEY_ID", access, "AWS_SECRET_ACCESS_KEY", secret);
    }

    /** Writes them into the Secret that runs of the client's namespace name. */
    public void tell(KubernetesClient client) {
        client.resource(new SecretBuilder()
                        .withMetadata(new ObjectMetaBuilder()
                                .withName("wsss-store")
                                .withNamespace(Objects.requireNonNull(client.getNamespace()))
                                .build())
                        .withStringData(variables())
                        .build())
                .serverSideApply();
    }
}
