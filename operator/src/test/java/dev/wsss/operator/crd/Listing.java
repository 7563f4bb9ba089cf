package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A listing as {@code kubectl get} requests it: a table that the server renders.
 *
 * @param client for the namespace
 * @param plural of the kind that is listed
 */
record Listing(KubernetesClient client, String plural) {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    /** Returns the names of the columns that are shown by default. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : table().path("columnDefinitions")) {
            if (column.path("priority").asInt() == 0) {
                columns.add(column.path("name").asText());
            }
        }
        return columns;
    }

    private JsonNode table() {
        HttpClient http = client.getHttpClient();
        try {
            return Serialization.unmarshal(
                    http.sendAsync(
                                    http.newHttpRequestBuilder()
                                            .uri(URI.create(client.getMasterUrl() + "apis/wsss.dev/v1alpha1/namespaces/"
                                                    + client.getNamespace() + "/" + plural))
                                            .header("Accept", TABLE)
                                            .build(),
                                    String.class)
                            .get(1, TimeUnit.MINUTES)
                            .body(),
                    JsonNode.class);
        } catch (InterruptedException | ExecutionException | TimeoutException lost) {
            throw new IllegalStateException("the API server does not answer", lost);
        }
    }
}
