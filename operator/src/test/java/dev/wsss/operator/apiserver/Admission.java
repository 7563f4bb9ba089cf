package dev.wsss.operator.apiserver;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answer of an API server to a document as {@code kubectl apply} sends it: strictly validated, not stored.
 *
 * <p>The text is sent as it is, so that the server's own YAML reader, which is kubectl's, reads it.
 *
 * @param client for the namespace
 * @param plural of the document's kind
 */
public record Admission(KubernetesClient client, String plural) {
    private static final int OK = 201;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    /** Returns the server's reason for a refusal; nothing when the document is accepted. */
    public Optional<String> refusal(String document) {
        HttpResponse<String> answer = post(document);
        return switch (answer.code()) {
            case OK -> Optional.empty();
            case BAD_REQUEST, UNPROCESSABLE ->
                Optional.of(Serialization.unmarshal(answer.body(), Status.class).getMessage());
            default -> throw new IllegalStateException("the API server says " + answer.code() + ": " + answer.body());
        };
    }

    private HttpResponse<String> post(String document) {
        HttpClient http = client.getHttpClient();
        try {
            return http.sendAsync(
                            http.newHttpRequestBuilder()
                                    .uri(collection())
                                    .post("application/yaml", document)
                                    .build(),
                            String.class)
                    .get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException lost) {
            throw new IllegalStateException("the API server does not answer", lost);
        }
    }

    private URI collection() {
        return URI.create(client.getMasterUrl() + "apis/wsss.dev/v1alpha1/namespaces/" + client.getNamespace() + "/"
                + plural + "?fieldValidation=Strict&dryRun=All");
    }
}
