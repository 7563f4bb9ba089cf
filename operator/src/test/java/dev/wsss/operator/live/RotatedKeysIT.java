package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a bucket that are replaced while a run is between two steps, the server first, the Secret a while later. */
@NeedsApiServer
class RotatedKeysIT {
    private static final String BUCKET = "wsss";
    private static final Map<String, String> OLD =
            Map.of("AWS_ACCESS_KEY_ID", "first-key", "AWS_SECRET_ACCESS_KEY", "first-secret");
    private static final Map<String, String> NEW =
            Map.of("AWS_ACCESS_KEY_ID", "second-key", "AWS_SECRET_ACCESS_KEY", "second-secret");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;
    private RotatingServer server;

    @BeforeEach
    void open(ApiServer cluster, @TempDir Path folder) throws IOException {
        client = cluster.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
        server = RotatingServer.in(folder);
        accept(OLD);
        server.bucket(BUCKET);
        tell(OLD);
        store(OLD, "").put("given/cam", new byte[] {1});
        store(OLD, "").put("given/irn", new byte[] {2});
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aRunWaitsForNewKeysSayingSoAndGoesOnWithThem() throws IOException {
        try (RunningOperator _ = operator()) {
            runs.apply("cats", spec("cats"));
            try (Player _ = pods(OLD, "cats")) {
                runs.until("cats", status -> has(status, "make-cam", StepPhase.SUCCEEDED));
            }
            accept(NEW);
            // While the server starts anew it does not answer at all.
            WSSSRunStatus waiting = runs.until("cats", status -> String.valueOf(status.explain())
                    .contains("look at store.credentialsSecret, the Secret " + client.getNamespace() + "/wsss-store"));
            assertThat(waiting.state()).isEqualTo("Running");

            tell(NEW);
            WSSSRunStatus done;
            try (Player _ = pods(NEW, "cats")) {
                done = runs.until("cats", status -> "Succeeded".equals(status.state()));
            }
            assertThat(done.steps())
                    .allSatisfy(
                            step -> assertThat(step.failures()).as(step.name()).isEmpty());
            assertThat(jobs.names()).hasSize(4);
            assertThat(Runs.digests(done)).isEqualTo(Runs.digests(undisturbed()));
        }
    }

    /** A run of the same spec; its prefix is its own, so that it takes nothing from the other. */
    private WSSSRunStatus undisturbed() {
        runs.apply("calm", spec("calm"));
        try (Player _ = pods(NEW, "calm")) {
            return runs.until("calm", status -> "Succeeded".equals(status.state()));
        }
    }

    private static boolean has(WSSSRunStatus status, String step, StepPhase phase) {
        return status.step(step).map(StepStatus::state).filter(phase::equals).isPresent();
    }

    private RunningOperator operator() {
        BucketStores stores = new BucketStores(
                client, S3Environment.of(Map.of()), S3Timing.brisk(), Clock.systemUTC(), new Meters(registry));
        return Operators.start(client, stores, registry, null);
    }

    private Player pods(Map<String, String> keys, String run) {
        Store store = store(keys, run + "/" + client.getNamespace());
        return new Player(new JobController(client, new PlayedStage(store, 3), new RealPods(client)));
    }

    private String spec(String run) {
        return PlayedRun.SPEC
                .replace("s3://given/", "s3://wsss/given/")
                .replace(
                        "store: {bucket: wsss}",
                        "store: {bucket: wsss, prefix: %s, endpoint: \"%s\"}".formatted(run, server.endpoint()));
    }

    private Store store(Map<String, String> keys, String prefix) {
        return new StoreAccess(S3Environment.of(keys), S3Timing.patient())
                .open(new StoreSpec(null, server.endpoint(), BUCKET, prefix, null, Addressing.AUTO, null));
    }

    private void accept(Map<String, String> keys) throws IOException {
        server.accept(
                Objects.requireNonNull(keys.get("AWS_ACCESS_KEY_ID")),
                Objects.requireNonNull(keys.get("AWS_SECRET_ACCESS_KEY")));
    }

    private void tell(Map<String, String> keys) {
        client.resource(new SecretBuilder()
                        .withMetadata(new ObjectMetaBuilder()
                                .withName("wsss-store")
                                .withNamespace(Objects.requireNonNull(client.getNamespace()))
                                .build())
                        .withStringData(keys)
                        .build())
                .serverSideApply();
    }
}
