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
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.reconcile.RunningOperator;
import dev.wsss.operator.reconcile.Settings;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from apply to end: real API server, real informers and leases; Jobs are played. */
@NeedsApiServer
class OperatorIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Job> watched = new ConcurrentLinkedQueue<>();
    private KubernetesClient client;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        client.batch().v1().jobs().watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, Job job) {
                if (action == Action.ADDED) {
                    jobs.add(job.getMetadata().getName());
                    watched.add(job);
                }
            }

            @Override
            public void onClose(WatcherException cause) {}
        });
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRunGoesFromApplyToSucceededAndLeavesNoJob() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC);
            WSSSRunStatus status = until("cats", each -> "Succeeded".equals(each.state()));
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
            assertThat(jobs).hasSize(4);
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
                Player _ = player()) {
            apply("first", PlayedRun.SPEC);
            WSSSRunStatus first = until("first", each -> "Succeeded".equals(each.state()));
            apply("second", PlayedRun.SPEC);
            WSSSRunStatus second = until("second", each -> "Succeeded".equals(each.state()));
            assertThat(digests(second)).containsAllEntriesOf(digests(first));
            assertThat(jobs)
                    .filteredOn(name -> name.startsWith("second-"))
                    .singleElement()
                    .asString()
                    .startsWith("second-report-");
        }
    }

    @Test
    void aRunWhoseProfileIsMissingGoesOnWhenItIsMade() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC + "execution: {profile: gpu}\n");
            until("cats", each -> "ProfileNotFound".equals(each.reason()));
            WSSSProfile profile = new WSSSProfile();
            profile.setMetadata(new ObjectMetaBuilder().withName("gpu").build());
            profile.setSpec(Serialization.unmarshal("image: registry.example/stages:7", JsonNode.class));
            client.resource(profile).create();
            until("cats", each -> "Succeeded".equals(each.state()));
            assertThat(watched).allSatisfy(job -> assertThat(job.getSpec()
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
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC);
            until("cats", each -> "Succeeded".equals(each.state()));
            await().atMost(LONG)
                    .until(() -> client.batch().v1().jobs().list().getItems().isEmpty());
            String version = run("cats").getMetadata().getResourceVersion();
            await().during(Duration.ofSeconds(2))
                    .atMost(LONG)
                    .until(() -> run("cats").getMetadata().getResourceVersion().equals(version));
            client.resources(WSSSRun.class).withName("cats").edit(run -> {
                run.getMetadata().setAnnotations(Map.of(WSSSRun.RERUN, "make-sem-seg@1"));
                return run;
            });
            until("cats", each -> "make-sem-seg@1".equals(each.rerun()) && "Succeeded".equals(each.state()));
            assertThat(jobs).filteredOn(name -> name.contains("make-cam")).hasSize(1);
            assertThat(jobs).filteredOn(name -> name.contains("make-sem-seg")).hasSize(2);
            assertThat(jobs).filteredOn(name -> name.contains("report")).hasSize(2);
        }
    }

    @Test
    void aJobThatAFinishedRunLeftBehindGoesWhenAnOperatorStarts() {
        Job left;
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC);
            until("cats", each -> "Succeeded".equals(each.state()));
            left = List.copyOf(watched).getLast();
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
        WSSSRunStatus before = run("cats").getStatus();
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = player()) {
            await().atMost(LONG).untilAsserted(() -> assertThat(
                            client.batch().v1().jobs().list().getItems())
                    .isEmpty());
            assertThat(run("cats").getStatus()).isEqualTo(before);
        }
    }

    @Test
    void aRunThatIsToTakeItsArtifactsWithItDoes() {
        try (RunningOperator _ = Operators.start(client, new DirectoryStore(folder), registry, null);
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC + "retention: {onDelete: Delete}\n");
            until("cats", each -> "Succeeded".equals(each.state()));
            String uid = run("cats").getMetadata().getUid();
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
        MoodyStore moody = new MoodyStore(new DirectoryStore(folder), new AtomicInteger());
        try (RunningOperator _ = Operators.start(client, moody, registry, null);
                Player _ = player()) {
            apply("cats", PlayedRun.SPEC);
            until("cats", each -> "Succeeded".equals(each.state()));
        }
        assertThat(watched)
                .extracting(job -> job.getMetadata().getName())
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(sentences).anySatisfy(sentence -> assertThat(sentence).contains("503"));
    }

    @Test
    void twoOperatorsMakeOneJobOfEachAttemptAndTheSecondTakesOver() {
        RunningOperator first = Operators.start(client, new DirectoryStore(folder), registry, lease("one"));
        try (Player _ = player()) {
            apply("before", PlayedRun.SPEC);
            until("before", each -> "Succeeded".equals(each.state()));
            SimpleMeterRegistry second = new SimpleMeterRegistry();
            try (Standby _ =
                    new Standby(() -> Operators.start(client, new DirectoryStore(folder), second, lease("two")))) {
                apply("between", PlayedRun.SPEC);
                until("between", each -> "Succeeded".equals(each.state()));
                assertThat(second.getMeters()).as("the second is there").isNotEmpty();
                assertThat(second.find("wsss.runs").gauges())
                        .as("who waits shows no runs: the alert WsssOperatorAbsent lives on it")
                        .isEmpty();
                first.close();
                apply("after", PlayedRun.SPEC + "seed: 7\n");
                until("after", each -> "Succeeded".equals(each.state()));
                await().untilAsserted(() ->
                        assertThat(second.find("wsss.runs").gauges()).isNotEmpty());
            }
        }
        assertThat(watched).extracting(job -> job.getMetadata().getName()).doesNotHaveDuplicates();
        assertThat(jobs).allSatisfy(name -> assertThat(name).contains("-1-"));
    }

    private Settings.Lease lease(String identity) {
        return new Settings.Lease(client.getNamespace(), "wsss-operator", identity, Settings.WhenLost.STOP);
    }

    private Player player() {
        return new Player(new JobController(client, new PlayedStage(new DirectoryStore(folder), 3)));
    }

    private void apply(String name, String spec) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(spec, JsonNode.class));
        client.resource(run).create();
    }

    private WSSSRun run(String name) {
        return client.resources(WSSSRun.class).withName(name).require();
    }

    private WSSSRunStatus until(String name, Predicate<WSSSRunStatus> reached) {
        await("run " + name).atMost(LONG).untilAsserted(() -> assertThat(
                        run(name).getStatus())
                .matches(status -> status != null && reached.test(status)));
        return run(name).getStatus();
    }

    private static Map<String, String> digests(WSSSRunStatus status) {
        return status.steps().stream()
                .filter(step -> step.output() != null && !step.name().equals("report"))
                .collect(
                        Collectors.toMap(StepStatus::name, step -> step.output().digest()));
    }

    /** A replica that waits for its turn on a thread of its own, as starting blocks until then. */
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
