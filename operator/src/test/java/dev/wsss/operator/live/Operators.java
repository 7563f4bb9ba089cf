package dev.wsss.operator.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.publish.StoreDesk;
import dev.wsss.operator.reconcile.Installation;
import dev.wsss.operator.reconcile.RunningOperator;
import dev.wsss.operator.reconcile.Settings;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts operators as production does, with a directory for a store. */
final class Operators {
    private Operators() {}

    static RunningOperator start(
            KubernetesClient client, Path store, MeterRegistry registry, Settings.@Nullable Lease lease) {
        Settings settings = new Settings(
                Set.of(client.getNamespace()),
                lease,
                new Installation(List.of(), List.of("wsss-store"), List.of()),
                Profiles.installed(JsonNodeFactory.instance.objectNode()),
                4,
                4);
        return RunningOperator.start(
                settings,
                client,
                (run, place) -> () -> new StoreDesk.Opened(new DirectoryStore(store), new Unchanging()),
                Clock.systemUTC(),
                new Meters(registry));
    }
}
