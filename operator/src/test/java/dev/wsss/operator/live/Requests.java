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

/** Hears what a client asks of the API server, and what it is refused. */
final class Requests implements Interceptor {
    private final Set<Right> used = ConcurrentHashMap.newKeySet();
    private final Set<Right> refused = ConcurrentHashMap.newKeySet();
    private final Right special;
    private final Right enough;
    private final Consumer<String> first;

    /**
     * A listener.
     *
     * @param special when this is asked for, {@code first} is done before, with the request's body, until {@code enough} was heard
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

    /** What was asked for, of objects. */
    Set<Right> used() {
        return used;
    }

    /** What was refused for lack of a right. */
    Set<Right> refused() {
        return refused;
    }
}
