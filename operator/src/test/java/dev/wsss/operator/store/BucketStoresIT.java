package dev.wsss.operator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.cluster.SecretEntries;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of buckets of a real MinIO server, opened with real Secrets. */
@NeedsApiServer
class BucketStoresIT {
    private static final StoreKeys FIRST = new StoreKeys("first-key", "first-secret");
    private static final StoreKeys SECOND = new StoreKeys("second-key", "second-secret");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KubernetesClient client;
    private RotatingServer server;
    private BucketStores stores;
    private RunIdentity run;

    @BeforeEach
    void open(ApiServer cluster, @TempDir Path folder) throws IOException {
        client = cluster.inNewNamespace();
        server = RotatingServer.in(folder);
        server.accept(FIRST);
        server.bucket("wsss");
        S3Environment nobody = S3Environment.of(Map.of());
        stores = new BucketStores(
                (namespace, secret) -> new SecretEntries(client, namespace, secret),
                nobody,
                S3Timing.brisk(),
                Clock.systemUTC(),
                new Meters(registry));
        run = new RunIdentity(client.getNamespace(), "cats", "3f0b8e6a-1111-4222-8333-123456789abc");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void keysThatAreRotatedAreReadAgainWhenTheOldOnesAreRefused() throws IOException {
        FIRST.tell(client);
        Stores.Opening opening = stores.opening(run, place("wsss"));
        Stores.Opened opened = opening.open();
        opened.store().put("a", "one".getBytes(StandardCharsets.UTF_8));

        server.accept(SECOND);
        SECOND.tell(client);

        assertThat(opened.store().size("a")).hasValue(3);
    }

    @Test
    void aMissingSecretIsNamedAndFoundOnceItIsMade() {
        Stores.Opening opening = stores.opening(run, place("wsss"));
        assertThatThrownBy(() -> opening.open().store().size("a"))
                .hasMessageContaining("store.credentialsSecret")
                .hasMessageContaining("wsss-store")
                .hasMessageContaining("does not exist");

        FIRST.tell(client);

        assertThat(opening.open().store().size("a")).isEmpty();
    }

    @Test
    void aBucketIsTriedOutOnceForAllRunsAndAWrongOneIsNamedEachTime() {
        FIRST.tell(client);
        Stores.Opened opened = stores.opening(run, place("wsss")).open();
        opened.outside().check(opened.store());
        Stores.Opened again = stores.opening(run, place("wsss")).open();
        again.outside().check(again.store());
        assertThat(registry.find("wsss.store.requests").tag("op", "put").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(1);

        Stores.Opened wrong = stores.opening(run, place("no-such-bucket")).open();
        assertThatThrownBy(() -> wrong.outside().check(wrong.store()))
                .hasMessageContaining("store.bucket")
                .hasMessageContaining("no-such-bucket");
    }

    private StoreLocation place(String bucket) {
        return new StoreLocation(
                new StoreSpec(null, server.endpoint(), bucket, "runs/test", null, Addressing.AUTO, null), "wsss-store");
    }
}
