package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs of the same steps that are applied together. */
@NeedsApiServer
class SameResultIT {
    private static final List<String> NAMES = List.of("one", "two", "three", "four", "five");

    @TempDir
    Path folder;

    @AutoClose
    private KubernetesClient client;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
    }

    @Test
    void oneComputesAndTheOthersTakeItsResults() {
        Runs runs = new Runs(client);
        SeenJobs seen = SeenJobs.by(client);
        Store store = new DirectoryStore(folder);
        try (RunningOperator _ = Operators.start(client, store, new SimpleMeterRegistry(), null);
                Player _ = new Player(new JobController(client, new PlayedStage(store, 3)))) {
            NAMES.forEach(name -> runs.apply(name, PlayedRun.SPEC));
            List<WSSSRunStatus> ends = NAMES.stream()
                    .map(name -> runs.until(name, each -> "Succeeded".equals(each.state())))
                    .toList();
            assertThat(ends.stream().map(Runs::digests).distinct()).hasSize(1);
        }
        assertThat(steps(seen).filter(step -> !step.equals("report")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static Stream<String> steps(SeenJobs seen) {
        return seen.all().stream()
                .map((Job job) -> job.getMetadata().getLabels().get(Labels.STEP));
    }
}
