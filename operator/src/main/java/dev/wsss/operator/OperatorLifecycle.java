package dev.wsss.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.cluster.SecretEntries;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.lifecycle.Settings;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.store.BucketStores;
import dev.wsss.operator.sweep.SweepPolicy;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The life of the operator in its process: started and stopped with it, and checked by probes. */
@ApplicationScoped
class OperatorLifecycle {
    private static final Logger LOG = Logger.getLogger(OperatorLifecycle.class);

    private final OperatorConfig config;
    private final KubernetesClient client;
    private final MeterRegistry registry;
    private final String version;
    private volatile @Nullable RunningOperator running;

    OperatorLifecycle(
            OperatorConfig config,
            KubernetesClient client,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.client = client;
        this.registry = registry;
        this.version = version;
    }

    /** Starts the operator beside the process's own start, which needs no cluster. */
    void start(@Observes StartupEvent event) {
        Meters meters = new Meters(registry);
        meters.build(version, System.getProperty("java.version"));
        Thread.ofPlatform().name("operator").start(() -> {
            BucketStores stores = new BucketStores(
                    (namespace, secret) -> new SecretEntries(client, namespace, secret),
                    S3Environment.of(System.getenv()),
                    S3Timing.brisk(),
                    Clock.systemUTC(),
                    meters);
            try {
                running = RunningOperator.start(settings(), client, stores, Clock.systemUTC(), meters);
            } catch (RuntimeException failed) {
                LOG.error("the operator could not start, exiting", failed);
                Quarkus.asyncExit(1);
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        RunningOperator operator = running;
        if (operator != null) {
            operator.close();
        }
    }

    /** Returns readiness: every run, Job and pod is in the caches. A standby is ready, since it can take over. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck ready() {
        return () -> {
            boolean started = running != null;
            return HealthCheckResponse.named("operator")
                    .status(started)
                    .withData("state", started ? "started" : "lists runs, Jobs and pods")
                    .build();
        };
    }

    /** Returns liveness: false where a restart would help. */
    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck alive() {
        return () -> {
            RunningOperator operator = running;
            Optional<String> trouble =
                    operator == null ? Optional.empty() : operator.health().trouble();
            return HealthCheckResponse.named("operator")
                    .status(trouble.isEmpty())
                    .withData("state", trouble.orElse("works"))
                    .build();
        };
    }

    private Settings settings() {
        return new Settings(
                Set.copyOf(config.namespaces().orElse(List.of())),
                lease(),
                new Installation(
                        config.store().allowedEndpoints().orElse(List.of()),
                        config.store().secretNames(),
                        config.store().ambientBuckets().orElse(List.of())),
                Profiles.installed(profile(config.profileFile())),
                config.reconcilers(),
                config.storeWorkers(),
                config.sweep().enabled()
                        ? new SweepPolicy(
                                config.sweep().every(),
                                config.sweep().pointers(),
                                config.sweep().grace())
                        : null);
    }

    private Settings.@Nullable Lease lease() {
        if (!config.lease().enabled()) {
            return null;
        }
        String namespace = config.lease()
                .namespace()
                .orElseGet(() -> Objects.requireNonNullElse(client.getNamespace(), "default"));
        String identity = Objects.requireNonNullElse(
                System.getenv("HOSTNAME"),
                "wsss-operator-" + ProcessHandle.current().pid());
        return new Settings.Lease(namespace, config.lease().name(), identity, () -> Quarkus.asyncExit(1));
    }

    private static JsonNode profile(Optional<Path> file) {
        if (file.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode document = new YAMLMapper().readTree(file.get().toFile());
            return document.isMissingNode() || document.isNull() ? JsonNodeFactory.instance.objectNode() : document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("wsss.profile-file " + file.get() + " cannot be read", unreadable);
        }
    }
}
