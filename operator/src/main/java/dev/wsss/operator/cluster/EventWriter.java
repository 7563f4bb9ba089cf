package dev.wsss.operator.cluster;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A best-effort writer of Events: no run waits for one.
 *
 * <p>A namespace that refuses one (a quota, a policy, its deletion) is sent none for a minute, and named once in the
 * log.
 */
public final class EventWriter implements Consumer<Event> {
    private static final Logger LOG = Logger.getLogger(EventWriter.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int WORDS = 700;

    private final KubernetesClient client;
    private final Clock clock;
    private final Map<String, Instant> refusing = new ConcurrentHashMap<>();

    /** Posts with the rights of a client. */
    public EventWriter(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void accept(Event event) {
        String namespace = event.getMetadata().getNamespace();
        refusing.values().removeIf(until -> !clock.instant().isBefore(until));
        if (refusing.containsKey(namespace)) {
            return;
        }
        try {
            client.resource(event).create();
        } catch (KubernetesClientException refused) {
            // Recorded already, by an earlier life of this operator or by another one.
            if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return;
            }
            refusing.put(namespace, clock.instant().plus(PAUSE));
            LOG.warnf(
                    "Event %s of run %s/%s not recorded, the namespace gets none for %d s: %s",
                    event.getReason(),
                    namespace,
                    event.getInvolvedObject().getName(),
                    PAUSE.toSeconds(),
                    SafeText.of(ApiCluster.words(refused), WORDS));
        }
    }
}
