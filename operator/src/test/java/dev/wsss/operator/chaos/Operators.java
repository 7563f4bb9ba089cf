package dev.wsss.operator.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.cluster.SecretEntries;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.lifecycle.Settings;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.store.BucketStores;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A sequence of operators, each with a connection of its own to the API server: a killed one is cut off at once. */
final class Operators implements AutoCloseable {
    private static final Duration RESTART = Duration.ofMillis(500);

    private final KubernetesClient client;
    private final AtomicInteger lives = new AtomicInteger();
    private volatile FaultyProxy.Mood mood = FaultyProxy.Mood.OPEN;
    private volatile @Nullable Life present;
    private volatile boolean over;
    private final Thread supervisor;

    /** Starts the first operator, for the namespace of a client. */
    Operators(KubernetesClient client) {
        this.client = client;
        this.supervisor =
                Thread.ofPlatform().daemon().name("kubelet-of-operators").start(this::supervise);
    }

    /** An operator from its start to its end. */
    private static final class Life {
        private final FaultyProxy proxy;
        private volatile @Nullable RunningOperator operator;
        private volatile boolean dead;

        Life(FaultyProxy proxy) {
            this.proxy = proxy;
        }
    }

    /** Returns the number of operators that were started. */
    int lives() {
        return lives.get();
    }

    /** Returns the running operator; absent while the next one starts. */
    @Nullable
    RunningOperator present() {
        Life life = present;
        return life == null || life.dead ? null : life.operator;
    }

    /** Sets the state of the API server for the present operator and for those that follow. */
    void apiServerIs(FaultyProxy.Mood now) {
        mood = now;
        Life life = present;
        if (life != null && !life.dead) {
            life.proxy.be(now);
        }
    }

    /** Kills the present operator. */
    void kill() {
        Life life = present;
        if (life != null) {
            life.dead = true;
            life.proxy.be(FaultyProxy.Mood.REFUSED);
        }
    }

    /** Starts the operator as a kubelet does, and again when it has ended or did not start. */
    private void supervise() {
        try {
            while (!over) {
                try {
                    live();
                } catch (IOException | RuntimeException ended) {
                    // The next one is started.
                }
                Thread.sleep(RESTART);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() throws IOException, InterruptedException {
        try (FaultyProxy proxy =
                        new FaultyProxy(URI.create(client.getConfiguration().getMasterUrl()));
                KubernetesClient own = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(client.getConfiguration())
                                .withMasterUrl(proxy.endpoint())
                                .build())
                        .withKubernetesSerialization(ApiServer.json())
                        .build()) {
            Life life = new Life(proxy);
            present = life;
            proxy.be(mood);
            lives.incrementAndGet();
            try (RunningOperator operator = start(own)) {
                life.operator = operator;
                while (!life.dead && !over) {
                    Thread.sleep(20);
                }
                life.operator = null;
            } finally {
                life.dead = true;
            }
        }
    }

    private RunningOperator start(KubernetesClient own) {
        Meters meters = new Meters(new SimpleMeterRegistry());
        Settings settings = new Settings(
                Set.of(client.getNamespace()),
                null,
                new Installation(List.of(), List.of("wsss-store"), List.of()),
                Profiles.installed(JsonNodeFactory.instance.objectNode()),
                10,
                16,
                null);
        BucketStores stores = new BucketStores(
                (namespace, secret) -> new SecretEntries(own, namespace, secret),
                S3Environment.of(Map.of()),
                S3Timing.brisk(),
                Clock.systemUTC(),
                meters);
        return RunningOperator.start(settings, own, stores, Clock.systemUTC(), meters);
    }

    @Override
    public void close() {
        over = true;
        try {
            supervisor.join(Duration.ofSeconds(30));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
