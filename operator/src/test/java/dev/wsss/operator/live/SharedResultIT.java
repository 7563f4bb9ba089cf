package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a run that is deleted with its artifacts: cache hits of other runs stay, sharded ones too. */
@NeedsApiServer
class SharedResultIT {
    @TempDir
    Path folder;

    @AutoClose
    private KubernetesClient client;

    private Runs runs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
    }

    @Test
    void deletingARunLeavesWhatAnotherRunRefersTo() {
        Store store = new DirectoryStore(folder);
        try (RunningOperator _ = Operators.start(client, store, new SimpleMeterRegistry(), null);
                Player _ = new Player(new JobController(client, new PlayedStage(store, 3)))) {
            runs.apply("first", PlayedRun.SPEC + "retention: {onDelete: Delete}\n");
            WSSSRunStatus first = runs.until("first", each -> "Succeeded".equals(each.state()));
            runs.apply("second", PlayedRun.SPEC);
            WSSSRunStatus second = runs.until("second", each -> "Succeeded".equals(each.state()));
            assertThat(Runs.digests(second)).isEqualTo(Runs.digests(first));

            client.resources(WSSSRun.class).withName("first").delete();
            await().until(() ->
                    client.resources(WSSSRun.class).withName("first").get() == null);
            assertThat(second.steps()).allSatisfy(step -> assertThatCode(() -> new Publication(store)
                            .verified(Objects.requireNonNull(step.output()).location()))
                    .as(step.name())
                    .doesNotThrowAnyException());
        }
    }
}
