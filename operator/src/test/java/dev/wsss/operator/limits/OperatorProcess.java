package dev.wsss.operator.limits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.lifecycle.Settings;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.operator.store.Stores;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Credentials;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An operator in a process of its own, so that its processor time and memory are its own. Arguments are a kubeconfig, a
 * namespace, a folder for the store. It ends with its input, and prints its measurements.
 */
final class OperatorProcess {
    private OperatorProcess() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        // As in application.properties; else every resource is rendered for a log line that is dropped.
        Logger.getLogger("").setLevel(Level.INFO);
        Config config = Config.fromKubeconfig(Files.readString(Path.of(arguments[0])));
        config.setNamespace(arguments[1]);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(percentilesOfGaps());
        try (KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(config)
                        .withKubernetesSerialization(ApiServer.json())
                        .build();
                RunningOperator _ = RunningOperator.start(
                        new Settings(
                                Set.of(arguments[1]),
                                null,
                                new Installation(List.of(), List.of("wsss-store"), List.of()),
                                Profiles.installed(JsonNodeFactory.instance.objectNode()),
                                10,
                                16,
                                null),
                        client,
                        (run, place) -> () ->
                                new Stores.Opened(store(place, arguments[2]), new Unchanging(), (stage, bytes) -> {}),
                        Clock.systemUTC(),
                        new Meters(registry))) {
            System.out.println("started");
            while (System.in.read() >= 0) {
                Timer gaps = registry.find("wsss.step.gap").timer();
                System.out.println(gaps == null ? "no gaps" : percentiles(gaps.takeSnapshot()));
            }
        }
    }

    /** Returns the server that a run names, or the folder of those that name none. */
    private static Store store(StoreLocation place, String folder) {
        if (place.store().endpoint() == null) {
            return new DirectoryStore(Path.of(folder));
        }
        S3Environment own = new S3Environment(null, null, () -> new S3Credentials("key", "secret", null, null));
        return new StoreAccess(own, S3Timing.brisk()).open(place.store());
    }

    private static String percentiles(HistogramSnapshot gaps) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%d gaps", gaps.count()));
        for (ValueAtPercentile each : gaps.percentileValues()) {
            text.append(String.format(
                    Locale.ROOT, ", p%.0f %.0f ms", each.percentile() * 100, each.value(TimeUnit.MILLISECONDS)));
        }
        return text.append(String.format(Locale.ROOT, ", largest %.0f ms", gaps.max(TimeUnit.MILLISECONDS)))
                .toString();
    }

    private static MeterFilter percentilesOfGaps() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("wsss.step.gap")
                        ? DistributionStatisticConfig.builder()
                                .percentiles(0.5, 0.99)
                                .expiry(Duration.ofHours(1))
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
