package dev.wsss.operator.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.publish.StoreDesk;
import dev.wsss.operator.reconcile.Place;
import dev.wsss.pipeline.manifest.Addressing;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets of a real MinIO server, opened with real Secrets. */
@NeedsApiServer
class BucketStoresIT {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KubernetesClient client;
    private RotatingServer server;
    private BucketStores stores;
    private RunIdentity run;

    @BeforeEach
    void open(ApiServer cluster, @TempDir Path folder) throws IOException {
        client = cluster.inNewNamespace();
        server = RotatingServer.in(folder);
        server.accept("first-key", "first-secret");
        server.bucket("wsss");
        S3Environment nobody = S3Environment.of(Map.of());
        stores = new BucketStores(client, nobody, S3Timing.brisk(), Clock.systemUTC(), new Meters(registry));
        run = new RunIdentity(client.getNamespace(), "cats", "3f0b8e6a-1111-4222-8333-123456789abc");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void keysThatAreRotatedAreReadAgainWhenTheOldOnesAreRefused() throws IOException {
        secret("first-key", "first-secret");
        StoreDesk.Opening opening = stores.opening(run, place("wsss"));
        StoreDesk.Opened opened = opening.open();
        opened.store().put("a", "one".getBytes(StandardCharsets.UTF_8));

        server.accept("second-key", "second-secret");
        secret("second-key", "second-secret");

        assertThat(opened.store().size("a")).hasValue(3);
    }

    @Test
    void aMissingSecretIsNamedAndFoundOnceItIsMade() {
        StoreDesk.Opening opening = stores.opening(run, place("wsss"));
        assertThatThrownBy(() -> opening.open().store().size("a"))
                .hasMessageContaining("store.credentialsSecret")
                .hasMessageContaining("wsss-store")
                .hasMessageContaining("does not exist");

        secret("first-key", "first-secret");

        assertThat(opening.open().store().size("a")).isEmpty();
    }

    @Test
    void aBucketIsTriedOutOnceForAllRunsAndAWrongOneIsNamedEachTime() {
        secret("first-key", "first-secret");
        StoreDesk.Opened opened = stores.opening(run, place("wsss")).open();
        opened.outside().check(opened.store());
        StoreDesk.Opened again = stores.opening(run, place("wsss")).open();
        again.outside().check(again.store());
        assertThat(registry.find("wsss.store.requests").tag("op", "put").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(1);

        StoreDesk.Opened wrong = stores.opening(run, place("no-such-bucket")).open();
        assertThatThrownBy(() -> wrong.outside().check(wrong.store()))
                .hasMessageContaining("store.bucket")
                .hasMessageContaining("no-such-bucket");
    }

    private Place place(String bucket) {
        return new Place(
                new StoreSpec(null, server.endpoint(), bucket, "runs/test", null, Addressing.AUTO, null), "wsss-store");
    }

    private void secret(String accessKey, String secretKey) {
        client.resource(new SecretBuilder()
                        .withMetadata(new ObjectMetaBuilder()
                                .withName("wsss-store")
                                .withNamespace(Objects.requireNonNull(client.getNamespace()))
                                .build())
                        .withStringData(Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey))
                        .build())
                .serverSideApply();
    }
}
