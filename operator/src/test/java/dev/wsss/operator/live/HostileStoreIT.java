package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.bucket.BucketStores;
import dev.wsss.operator.bucket.RotatingServer;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.RealPods;
import dev.wsss.operator.reconcile.RunningOperator;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.Addressing;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that do not do what stores should: a run costs time there, and gives the same artifacts by as many Jobs. */
@NeedsApiServer
class HostileStoreIT {
    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "minioadmin", "AWS_SECRET_ACCESS_KEY", "minioadmin-test");

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aStoreThatListsLateCostsNoJobAndNoFailure() {
        WSSSRunStatus calm = carriedOut("calm", PlayedRun.SPEC, new DirectoryStore(folder.resolve("calm")), false);
        WSSSRunStatus late = carriedOut("late", PlayedRun.SPEC, new DirectoryStore(folder.resolve("late")), true);
        assertThat(Runs.digests(late)).isEqualTo(Runs.digests(calm));
        assertThat(late.steps())
                .allSatisfy(step -> assertThat(step.failures()).as(step.name()).isEmpty());
        assertThat(jobs.names()).filteredOn(name -> name.startsWith("late-")).hasSize(4);
    }

    private WSSSRunStatus carriedOut(String name, String spec, Store store, boolean late) {
        try (RunningOperator _ = Operators.start(client, late ? new LateStore(store) : store, registry, null);
                Player _ = new Player(new JobController(client, new PlayedStage(store, 3), new RealPods(client)))) {
            return done(name, spec);
        }
    }

    @Test
    void aStoreThatCutsBodiesCostsNoJobAndNoFailure() throws IOException {
        client.resource(new SecretBuilder()
                        .withMetadata(
                                new ObjectMetaBuilder().withName("wsss-store").build())
                        .withStringData(KEYS)
                        .build())
                .create();
        try (RotatingServer minio = RotatingServer.in(folder)) {
            minio.accept("minioadmin", "minioadmin-test");
            minio.bucket("wsss");
            try (CuttingServer cutting = new CuttingServer(minio.endpoint())) {
                store(minio, "").put("given/cam", new byte[] {1});
                store(minio, "").put("given/irn", new byte[] {2});
                WSSSRunStatus whole = inBucket("whole", minio, minio.endpoint());
                WSSSRunStatus cut = inBucket("cut", minio, cutting.endpoint());
                assertThat(Runs.digests(cut)).isEqualTo(Runs.digests(whole));
                assertThat(cut.steps())
                        .allSatisfy(step ->
                                assertThat(step.failures()).as(step.name()).isEmpty());
                assertThat(jobs.names())
                        .filteredOn(name -> name.startsWith("cut-"))
                        .hasSize(4);
                assertThat(cutting.cuts()).isPositive();
            }
        }
    }

    /** Each run has a prefix of its own, so that it takes nothing from the other; its pods see the server itself. */
    private WSSSRunStatus inBucket(String name, RotatingServer minio, String endpoint) {
        String spec = PlayedRun.SPEC
                .replace("s3://given/", "s3://wsss/given/")
                .replace(
                        "store: {bucket: wsss}",
                        "store: {bucket: wsss, prefix: %s, endpoint: \"%s\"}".formatted(name, endpoint));
        Store pods = store(minio, name + "/" + client.getNamespace());
        BucketStores stores = new BucketStores(
                client, S3Environment.of(Map.of()), S3Timing.brisk(), Clock.systemUTC(), new Meters(registry));
        try (RunningOperator _ = Operators.start(client, stores, registry, null);
                Player _ = new Player(new JobController(client, new PlayedStage(pods, 3), new RealPods(client)))) {
            return done(name, spec);
        }
    }

    private static Store store(RotatingServer minio, String prefix) {
        return new StoreAccess(S3Environment.of(KEYS), S3Timing.patient())
                .open(new StoreSpec(null, minio.endpoint(), "wsss", prefix, null, Addressing.AUTO, null));
    }

    private WSSSRunStatus done(String name, String spec) {
        runs.apply(name, spec);
        return runs.until(name, each -> "Succeeded".equals(each.state()));
    }
}
