package dev.wsss.operator.lifecycle;

import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health of an operator that has started, for a periodic probe. */
public final class Health {
    /** Informers connect again by themselves after an outage of the API server, which no restart would end. */
    private static final Duration DEAF = Duration.ofMinutes(15);

    /** Requests to the API server are tried again for some minutes. */
    private static final Duration STUCK = Duration.ofMinutes(15);

    private final RuntimeInfo info;
    private final Supplier<Duration> oldestReconcile;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> deafSince = new AtomicReference<>();

    Health(RuntimeInfo info, Supplier<Duration> oldestReconcile, Clock clock) {
        this.info = info;
        this.oldestReconcile = oldestReconcile;
        this.clock = clock;
    }

    /** Returns what a restart of the process would end; nothing while it works. */
    public Optional<String> trouble() {
        Duration oldest = oldestReconcile.get();
        if (oldest.compareTo(STUCK) > 0) {
            return Optional.of("a reconciliation has taken " + oldest.toMinutes() + " minutes");
        }
        Instant since = deafSince.updateAndGet(known -> isDeaf() ? (known == null ? clock.instant() : known) : null);
        return Optional.ofNullable(since)
                .map(began -> Duration.between(began, clock.instant()))
                .filter(deaf -> deaf.compareTo(DEAF) > 0)
                .map(deaf -> "runs, Jobs or pods have not been watched for " + deaf.toMinutes() + " minutes");
    }

    /** Returns whether no informer works; of several namespaces one may be gone while the others go on. */
    @SuppressWarnings("rawtypes") // as the SDK declares it
    private boolean isDeaf() {
        return info.unhealthyInformerWrappingEventSourceHealthIndicator().values().stream()
                .flatMap(sources -> sources.values().stream())
                .anyMatch(Health::watchesNothing);
    }

    private static boolean watchesNothing(InformerWrappingEventSourceHealthIndicator<?> source) {
        return source.informerHealthIndicators().values().stream()
                .allMatch(informer -> informer.getStatus() == Status.UNHEALTHY);
    }
}
