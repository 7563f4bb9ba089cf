package dev.wsss.operator.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.lifecycle.Settings;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.store.Stores;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators started as in production, with a store of the test's. */
final class Operators {
    private Operators() {}

    /** Starts an operator without a lease, whose runs have their store in a folder. */
    static RunningOperator start(KubernetesClient client, Path folder) {
        return start(client, new DirectoryStore(folder), new SimpleMeterRegistry(), null);
    }

    static RunningOperator start(
            KubernetesClient client, Store store, MeterRegistry registry, Settings.@Nullable Lease lease) {
        return start(
                client,
                (run, place) -> () -> new Stores.Opened(store, new Unchanging(), (stage, bytes) -> {}),
                registry,
                lease);
    }

    static RunningOperator start(
            KubernetesClient client, Stores stores, MeterRegistry registry, Settings.@Nullable Lease lease) {
        Settings settings = new Settings(
                Set.of(client.getNamespace()),
                lease,
                new Installation(List.of(), List.of("wsss-store"), List.of()),
                Profiles.installed(JsonNodeFactory.instance.objectNode()),
                4,
                4,
                null);
        return RunningOperator.start(settings, client, stores, Clock.systemUTC(), new Meters(registry));
    }

    /**
     * Starts one as the chart's ServiceAccount: with a lease in the release's namespace, and the Secret of a run's
     * store.
     */
    static RunningOperator start(KubernetesClient client, Set<String> namespaces, Store store, String release) {
        Settings settings = new Settings(
                namespaces,
                new Settings.Lease(release, "wsss-operator", "one", () -> {}),
                new Installation(List.of(), List.of("wsss-store"), List.of()),
                Profiles.installed(JsonNodeFactory.instance.objectNode()),
                4,
                4,
                null);
        return RunningOperator.start(
                settings,
                client,
                (run, place) -> () -> {
                    client.secrets()
                            .inNamespace(run.namespace())
                            .withName(Objects.requireNonNull(place.secret()))
                            .get();
                    return new Stores.Opened(store, new Unchanging(), (stage, bytes) -> {});
                },
                Clock.systemUTC(),
                new Meters(new SimpleMeterRegistry()));
    }
}
