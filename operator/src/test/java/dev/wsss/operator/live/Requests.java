package dev.wsss.operator.live;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A recorder of a client's requests to the API server, and of their refusals. */
final class Requests implements Interceptor {
    private final Set<Right> used = ConcurrentHashMap.newKeySet();
    private final Set<Right> refused = ConcurrentHashMap.newKeySet();
    private final Right special;
    private final Right enough;
    private final Consumer<String> first;

    /**
     * Creates a recorder.
     *
     * @param special right before whose use {@code first} gets the request's body, until {@code enough} was used
     */
    Requests(Right special, Right enough, Consumer<String> first) {
        this.special = special;
        this.enough = enough;
        this.first = first;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        Right.of(request.method(), request.uri()).ifPresent(right -> {
            used.add(right);
            if (right.equals(special) && !used.contains(enough)) {
                first.accept(request.bodyString());
            }
        });
    }

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
        if (response.code() == HttpURLConnection.HTTP_FORBIDDEN) {
            HttpRequest request = response.request();
            Right.of(request.method(), request.uri()).ifPresent(refused::add);
        }
        return CompletableFuture.completedFuture(false);
    }

    /** Returns the rights that were used, on objects. */
    Set<Right> used() {
        return used;
    }

    /** Returns the rights whose lack caused a refusal. */
    Set<Right> refused() {
        return refused;
    }
}
