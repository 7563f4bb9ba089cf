package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.store.Stores;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a store that never answers: it affects only the runs on it. */
@NeedsApiServer
class SilentStoreIT {
    private static final String SILENT = PlayedRun.SPEC.replace(
            "store: {bucket: wsss}", "store: {bucket: wsss, endpoint: \"http://silent.example:9000\"}");
    private static final int RUNS = 50;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SilentStore silent = new SilentStore();

    @AutoClose
    private KubernetesClient client;

    private Runs runs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
    }

    @Test
    void runsOnASilentStoreDelayNoRunOnAnotherAndAreAskedForNoMoreOnceTheyAreDeleted() {
        Store answering = new DirectoryStore(folder);
        try (RunningOperator _ = Operators.start(
                        client,
                        (run, place) -> () -> new Stores.Opened(
                                place.store().endpoint() == null ? answering : silent,
                                new Unchanging(),
                                (stage, bytes) -> {}),
                        registry,
                        null);
                Player _ = new Player(new JobController(client, new PlayedStage(answering, 3)))) {
            for (int number = 0; number < RUNS; number++) {
                runs.apply("silent-" + number, SILENT);
            }
            await().until(() ->
                    gauge("wsss.store.queries", "running") > 0 && silent.held().get() > 0);
            runs.apply("answering", PlayedRun.SPEC);
            runs.until("answering", each -> "Succeeded".equals(each.state()));
            assertThat(silent.held()).as("calls to one bucket at once").hasValueLessThanOrEqualTo(4);
            assertThat(registry.get("wsss.store.oldest.query.seconds").gauge().value())
                    .isPositive();

            client.resources(WSSSRun.class).delete();
            await().until(() -> gauge("wsss.store.queries", "running") + gauge("wsss.store.queries", "waiting") == 0);
            assertThat(silent.held()).hasValue(0);
            assertThat(registry.get("wsss.store.oldest.query.seconds").gauge().value())
                    .isZero();
        }
    }

    private double gauge(String name, String state) {
        return registry.get(name).tag("state", state).gauge().value();
    }
}
