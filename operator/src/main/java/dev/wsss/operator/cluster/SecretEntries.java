package dev.wsss.operator.cluster;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a Secret, which is read by name each time: the operator may not list or watch Secrets.
 *
 * @param client of the cluster
 * @param namespace of the run
 * @param name of the Secret
 */
public record SecretEntries(KubernetesClient client, String namespace, String name)
        implements Supplier<Map<String, String>> {
    @Override
    public Map<String, String> get() {
        Secret secret = secret();
        if (secret == null) {
            throw denied("does not exist; make it with the entries AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", null);
        }
        Map<String, String> entries = new HashMap<>();
        Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
                .forEach((entry, encoded) -> entries.put(entry, text(encoded)));
        return entries;
    }

    private @Nullable Secret secret() {
        try {
            return client.secrets().inNamespace(namespace).withName(name).get();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                throw denied("may not be read by the operator; add its name to the chart's store.secretNames", refused);
            }
            throw new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    "Secret " + namespace + "/" + name + " could not be read (" + refused.getMessage() + ")",
                    refused);
        }
    }

    private Failure denied(String why, @Nullable Throwable cause) {
        String sentence = "store.credentialsSecret: the Secret " + name + " in namespace " + namespace + " " + why;
        return cause == null
                ? new Failure(FailureClass.STORE_DENIED, sentence)
                : new Failure(FailureClass.STORE_DENIED, sentence, cause);
    }

    private static String text(String encoded) {
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
