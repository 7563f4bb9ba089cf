package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.RealPods;
import dev.wsss.operator.store.RotatingServer;
import dev.wsss.operator.store.StoreKeys;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of faulty stores: a run takes longer there, and gives the same artifacts with as many Jobs. */
@NeedsApiServer
class HostileStoreIT {
    private static final StoreKeys KEYS = new StoreKeys("minioadmin", "minioadmin-test");

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
        WSSSRunStatus calm = executed("calm", PlayedRun.SPEC, new DirectoryStore(folder.resolve("calm")), false);
        WSSSRunStatus late = executed("late", PlayedRun.SPEC, new DirectoryStore(folder.resolve("late")), true);
        assertThat(Runs.digests(late)).isEqualTo(Runs.digests(calm));
        assertThat(late.steps())
                .allSatisfy(step -> assertThat(step.failures()).as(step.name()).isEmpty());
        assertThat(jobs.names()).filteredOn(name -> name.startsWith("late-")).hasSize(4);
    }

    private WSSSRunStatus executed(String name, String spec, Store store, boolean late) {
        try (RunningOperator _ = Operators.start(client, late ? new LateStore(store) : store, registry, null);
                Player _ = new Player(new JobController(client, new PlayedStage(store, 3), new RealPods(client)))) {
            return done(name, spec);
        }
    }

    @Test
    void aStoreThatCutsBodiesCostsNoJobAndNoFailure() throws IOException {
        try (RotatingServer minio = RotatingServer.in(folder)) {
            BucketRuns inBucket = new BucketRuns(client, minio, registry);
            inBucket.begin(KEYS);
            try (CuttingServer cutting = new CuttingServer(minio.endpoint())) {
                WSSSRunStatus whole = executed("whole", inBucket, minio.endpoint());
                WSSSRunStatus cut = executed("cut", inBucket, cutting.endpoint());
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

    private WSSSRunStatus executed(String name, BucketRuns inBucket, String endpoint) {
        try (RunningOperator _ = inBucket.operator();
                Player _ = inBucket.pods(KEYS, name)) {
            return done(name, inBucket.spec(name, endpoint));
        }
    }

    private WSSSRunStatus done(String name, String spec) {
        runs.apply(name, spec);
        return runs.until(name, each -> "Succeeded".equals(each.state()));
    }
}
