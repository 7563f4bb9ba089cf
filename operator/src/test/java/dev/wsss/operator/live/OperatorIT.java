package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.lifecycle.Settings;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs from apply to end: real API server, real informers and leases; Jobs are played. */
@NeedsApiServer
class OperatorIT {
    private static final Duration LONG = Duration.ofMinutes(2);

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
    void aRunGoesFromApplyToSucceededAndLeavesNoJob() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            WSSSRunStatus status = runs.until("cats", each -> "Succeeded".equals(each.state()));
            assertThat(status.steps())
                    .extracting(StepStatus::name)
                    .containsExactly("prepare", "make-cam", "make-sem-seg", "report");
            assertThat(status.steps())
                    .allSatisfy(step -> assertThat(step.output()).isNotNull());
            assertThat(status.conditions())
                    .filteredOn(each -> each.getType().equals("Succeeded"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.getStatus()).isEqualTo("True"));
            await().atMost(LONG).untilAsserted(() -> assertThat(
                            client.batch().v1().jobs().list().getItems())
                    .isEmpty());
            assertThat(jobs.names()).hasSize(4);
            assertThat(registry.get("wsss.step.attempts")
                            .tag("class", "Succeeded")
                            .counters())
                    .isNotEmpty();
            assertThat(registry.get("wsss.step.gap").timer().count()).isPositive();
        }
    }

    @Test
    void aSecondRunOfTheSameTakesEverythingFromTheFirst() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("first", PlayedRun.SPEC);
            WSSSRunStatus first = runs.until("first", each -> "Succeeded".equals(each.state()));
            runs.apply("second", PlayedRun.SPEC);
            WSSSRunStatus second = runs.until("second", each -> "Succeeded".equals(each.state()));
            assertThat(Runs.digests(second)).containsAllEntriesOf(Runs.digests(first));
            assertThat(jobs.names())
                    .filteredOn(name -> name.startsWith("second-"))
                    .singleElement()
                    .asString()
                    .startsWith("second-report-");
        }
    }

    @Test
    void aRunWhoseProfileIsMissingGoesOnWhenItIsMade() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC + "execution: {profile: gpu}\n");
            runs.until("cats", each -> "ProfileNotFound".equals(each.reason()));
            profile();
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            assertThat(jobs.all()).allSatisfy(job -> assertThat(job.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .getFirst()
                            .getImage())
                    .isEqualTo("registry.example/stages:7"));
        }
    }

    @Test
    void aFinishedRunCostsNoWriteAndAStepThatIsAskedForRunsAgain() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            await().atMost(LONG)
                    .until(() -> client.batch().v1().jobs().list().getItems().isEmpty());
            String version = runs.get("cats").getMetadata().getResourceVersion();
            await().during(Duration.ofSeconds(2))
                    .atMost(LONG)
                    .until(() ->
                            runs.get("cats").getMetadata().getResourceVersion().equals(version));
            client.resources(WSSSRun.class).withName("cats").edit(run -> {
                run.getMetadata().setAnnotations(Map.of(WSSSRun.RERUN, "make-sem-seg@1"));
                return run;
            });
            runs.until("cats", each -> "make-sem-seg@1".equals(each.rerun()) && "Succeeded".equals(each.state()));
            assertThat(jobs.names())
                    .filteredOn(name -> name.contains("make-cam"))
                    .hasSize(1);
            assertThat(jobs.names())
                    .filteredOn(name -> name.contains("make-sem-seg"))
                    .hasSize(2);
            assertThat(jobs.names()).filteredOn(name -> name.contains("report")).hasSize(2);
        }
    }

    @Test
    void aJobThatAFinishedRunLeftBehindGoesWhenAnOperatorStarts() {
        Job left;
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            profile();
            runs.apply("cats", PlayedRun.SPEC + "execution: {profile: gpu}\n");
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            await().atMost(LONG)
                    .until(() -> client.batch().v1().jobs().list().getItems().isEmpty());
            left = jobs.all().getLast();
        }
        left.getMetadata().setResourceVersion(null);
        left.getMetadata().setUid(null);
        left.getMetadata().setFinalizers(List.of());
        left.getSpec().setSelector(null);
        left.getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels()
                .keySet()
                .removeIf(label -> label.contains("controller-uid"));
        client.resource(left).create();
        WSSSRunStatus before = runs.get("cats").getStatus();
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            await().atMost(LONG).untilAsserted(() -> assertThat(
                            client.batch().v1().jobs().list().getItems())
                    .isEmpty());
            assertThat(runs.get("cats").getStatus()).isEqualTo(before);
        }
    }

    @Test
    void aRunThatIsToTakeItsArtifactsWithItDoes() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC + "retention: {onDelete: Delete}\n");
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            String uid = runs.get("cats").getMetadata().getUid();
            try (var objects = new DirectoryStore(folder).list(uid + "/")) {
                assertThat(objects).isNotEmpty();
            }
            client.resources(WSSSRun.class).withName("cats").delete();
            await().atMost(LONG)
                    .until(() ->
                            client.resources(WSSSRun.class).withName("cats").get() == null);
            try (var objects = new DirectoryStore(folder).list(uid + "/")) {
                assertThat(objects).isEmpty();
            }
        }
    }

    @Test
    void aStoreAtItsWorstCostsTimeAndNothingElse() {
        Set<String> sentences = ConcurrentHashMap.newKeySet();
        client.resources(WSSSRun.class).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, WSSSRun run) {
                if (run.getStatus() != null && run.getStatus().explain() != null) {
                    sentences.add(run.getStatus().explain());
                }
            }

            @Override
            public void onClose(WatcherException cause) {}
        });
        ThrottlingStore moody = new ThrottlingStore(new DirectoryStore(folder), new AtomicInteger());
        try (RunningOperator _ = Operators.start(client, moody, registry, null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            runs.until("cats", each -> "Succeeded".equals(each.state()));
        }
        assertThat(jobs.all())
                .extracting(job -> job.getMetadata().getName())
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(sentences).anySatisfy(sentence -> assertThat(sentence).contains("503"));
    }

    @Test
    void twoOperatorsMakeOneJobOfEachAttemptAndTheSecondTakesOver() {
        RunningOperator first = Operators.start(client, new DirectoryStore(folder), registry, lease("one"));
        try (Player _ = new Player(client, folder)) {
            runs.apply("before", PlayedRun.SPEC);
            runs.until("before", each -> "Succeeded".equals(each.state()));
            SimpleMeterRegistry second = new SimpleMeterRegistry();
            try (Standby _ =
                    new Standby(() -> Operators.start(client, new DirectoryStore(folder), second, lease("two")))) {
                runs.apply("between", PlayedRun.SPEC);
                runs.until("between", each -> "Succeeded".equals(each.state()));
                assertThat(second.getMeters()).as("the second is there").isNotEmpty();
                assertThat(second.find("wsss.runs").gauges())
                        .as("a standby exports no runs: the alert WsssOperatorAbsent depends on it")
                        .isEmpty();
                first.close();
                assertThat(client.leases()
                                .withName("wsss-operator")
                                .get()
                                .getSpec()
                                .getHolderIdentity())
                        .as("a replica releases the lease when it stops")
                        .isNotEqualTo("one");
                runs.apply("after", PlayedRun.SPEC + "seed: 7\n");
                runs.until("after", each -> "Succeeded".equals(each.state()));
                await().untilAsserted(() ->
                        assertThat(second.find("wsss.runs").gauges()).isNotEmpty());
            }
        }
        assertThat(jobs.all()).extracting(job -> job.getMetadata().getName()).doesNotHaveDuplicates();
        assertThat(jobs.names()).allSatisfy(name -> assertThat(name).contains("-1-"));
    }

    private Settings.Lease lease(String identity) {
        return new Settings.Lease(client.getNamespace(), "wsss-operator", identity, () -> {});
    }

    private void profile() {
        WSSSProfile profile = new WSSSProfile();
        profile.setMetadata(new ObjectMetaBuilder().withName("gpu").build());
        profile.setSpec(Serialization.unmarshal("image: registry.example/stages:7", JsonNode.class));
        client.resource(profile).create();
    }

    /** A replica on a thread of its own, since its start blocks until it has the lease. */
    private static final class Standby implements AutoCloseable {
        private final CompletableFuture<RunningOperator> started;

        Standby(Supplier<RunningOperator> start) {
            started = CompletableFuture.supplyAsync(start);
        }

        @Override
        public void close() {
            started.join().close();
        }
    }
}
