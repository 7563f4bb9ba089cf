package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.store.RotatingServer;
import dev.wsss.operator.store.StoreKeys;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of keys of a bucket that are replaced while a run is between two steps, the server first, the Secret a while
 * later.
 */
@NeedsApiServer
class RotatedKeysIT {
    private static final StoreKeys OLD = new StoreKeys("first-key", "first-secret");
    private static final StoreKeys NEW = new StoreKeys("second-key", "second-secret");

    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;
    private RotatingServer server;
    private BucketRuns inBucket;

    @BeforeEach
    void open(ApiServer cluster, @TempDir Path folder) throws IOException {
        client = cluster.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
        server = RotatingServer.in(folder);
        inBucket = new BucketRuns(client, server, new SimpleMeterRegistry());
        inBucket.begin(OLD);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aRunWaitsForNewKeysSayingSoAndGoesOnWithThem() throws IOException {
        try (RunningOperator _ = inBucket.operator()) {
            runs.apply("cats", inBucket.spec("cats", server.endpoint()));
            try (Player _ = inBucket.pods(OLD, "cats")) {
                runs.until("cats", status -> has(status, "make-cam", StepPhase.SUCCEEDED));
            }
            server.accept(NEW);
            // While the server restarts it does not answer at all.
            WSSSRunStatus waiting = runs.until("cats", status -> String.valueOf(status.explain())
                    .contains("check store.credentialsSecret, the Secret " + client.getNamespace() + "/wsss-store"));
            assertThat(waiting.state()).isEqualTo("Running");

            NEW.tell(client);
            WSSSRunStatus done;
            try (Player _ = inBucket.pods(NEW, "cats")) {
                done = runs.until("cats", status -> "Succeeded".equals(status.state()));
            }
            assertThat(done.steps())
                    .allSatisfy(
                            step -> assertThat(step.failures()).as(step.name()).isEmpty());
            assertThat(jobs.names()).hasSize(4);
            assertThat(Runs.digests(done)).isEqualTo(Runs.digests(undisturbed()));
        }
    }

    /** Executes a run of the same spec without a rotation. */
    private WSSSRunStatus undisturbed() {
        runs.apply("calm", inBucket.spec("calm", server.endpoint()));
        try (Player _ = inBucket.pods(NEW, "calm")) {
            return runs.until("calm", status -> "Succeeded".equals(status.state()));
        }
    }

    private static boolean has(WSSSRunStatus status, String step, StepPhase phase) {
        return status.step(step).map(StepStatus::state).filter(phase::equals).isPresent();
    }
}
