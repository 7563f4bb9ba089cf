package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of our operator on resources of a later version: it does no harm, reports fields that it cannot read, and
 * executes the rest.
 */
@NeedsApiServer
class RollbackIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String RUN = """
            apiVersion: wsss.dev/v1alpha1
            kind: WSSSRun
            metadata: {name: %s}
            spec:
            """;
    private static final String DREAMS = "dreams: {depth: 3}\n";

    /** The status of a run that the next version has begun: a word for the state of a step that is unknown here. */
    private static final String BEGUN = """
            observedGeneration: 1
            state: Running
            dreams: {depth: 3}
            times: {started: "2026-01-01T00:00:00Z"}
            steps: [{name: prepare, state: Hovering, attempt: 1, height: 7}]
            """;

    @TempDir
    Path folder;

    private final ApiServer server;
    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;

    RollbackIT(ApiServer server) {
        this.server = server;
    }

    @BeforeEach
    void theNextVersionIsInstalled() throws IOException {
        client = server.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
        server.install(NextVersion.definition());
        // Its schema is in force a moment later than its name.
        await().atMost(LONG).untilAsserted(() -> {
            apply("probe", DREAMS + "suspend: true\n" + PlayedRun.SPEC);
            assertThat(spec("probe")).containsKey("dreams");
        });
    }

    @AfterEach
    void ourDefinitionIsInForceAgain() throws IOException {
        server.install(ApiServer.definition(ApiServer.file("wsssruns")));
        client.close();
    }

    @Test
    void knownFieldsAreExecutedAndUnknownOnesAreReportedAndLeftAsTheyAre() {
        apply("finished", PlayedRun.SPEC);
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.until("finished", each -> "Succeeded".equals(each.state()));
            await().atMost(LONG)
                    .until(() -> client.batch().v1().jobs().list().getItems().isEmpty());
        }
        Map<String, String> digests = digests("finished");
        jobs.forget();
        writeStatus("finished", status -> status.put("dreams", Map.of("depth", 3)));
        apply("dreaming", DREAMS + PlayedRun.SPEC);
        writeStatus("dreaming", status -> status.putAll(begun()));
        apply("begun", PlayedRun.SPEC.replace("pictures: 8", "pictures: 9"));
        writeStatus("begun", status -> status.putAll(begun()));

        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            WSSSRunStatus dreaming = runs.until("dreaming", each -> "InvalidSpec".equals(each.reason()));
            assertThat(dreaming.explain()).contains("/spec/dreams: there is no field 'dreams' here");
            runs.until("begun", each -> "Succeeded".equals(each.state()));
            apply("fresh", "seed: 8\n" + PlayedRun.SPEC);
            runs.until("fresh", each -> "Succeeded".equals(each.state()));
        }

        assertThat(spec("dreaming")).containsEntry("dreams", Map.of("depth", 3));
        assertThat(status("finished")).containsEntry("dreams", Map.of("depth", 3));
        assertThat(digests("finished")).isEqualTo(digests);
        assertThat(jobs.names()).noneMatch(name -> name.startsWith("dreaming-") || name.startsWith("finished-"));
        assertThat(jobs.names())
                .filteredOn(name -> name.startsWith("begun-prepare-"))
                .hasSize(1);
    }

    @Test
    void underItsOwnDefinitionARunIsReadWithoutTheFieldAndASuspendedOneWaitsForTheWayForward() throws IOException {
        apply("held", DREAMS + "suspend: true\n" + PlayedRun.SPEC);
        server.install(ApiServer.definition(ApiServer.file("wsssruns")));
        await().atMost(LONG).untilAsserted(() -> assertThat(spec("held")).doesNotContainKey("dreams"));
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.until("held", each -> "Suspended".equals(each.state()));
            apply("fresh", PlayedRun.SPEC);
            runs.until("fresh", each -> "Succeeded".equals(each.state()));
        }
        assertThat(jobs.names()).noneMatch(name -> name.startsWith("held-"));

        server.install(NextVersion.definition());
        await().atMost(LONG).untilAsserted(() -> {
            apply("held", DREAMS + "suspend: true\n" + PlayedRun.SPEC);
            assertThat(spec("held")).containsKey("dreams");
        });
        assertThat(status("fresh")).containsEntry("state", "Succeeded");
    }

    /** Applies a run as {@code kubectl apply --server-side} does, with fields that our records may not know. */
    private void apply(String name, String spec) {
        client.resource(Serialization.unmarshal(RUN.formatted(name) + spec.indent(2), GenericKubernetesResource.class))
                .forceConflicts()
                .serverSideApply();
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> begun() {
        return Serialization.unmarshal(BEGUN, Map.class);
    }

    private interface Change {
        void to(Map<String, Object> status);
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private void writeStatus(String name, Change change) {
        GenericKubernetesResource run = runs.generic(name);
        Map<String, Object> status = (Map<String, Object>)
                run.getAdditionalProperties().computeIfAbsent("status", absent -> new HashMap<>());
        change.to(status);
        client.resource(run).updateStatus();
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private Map<String, Object> spec(String name) {
        return (Map<String, Object>) Objects.requireNonNull(
                runs.generic(name).getAdditionalProperties().get("spec"));
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private Map<String, Object> status(String name) {
        return (Map<String, Object>) Objects.requireNonNull(
                runs.generic(name).getAdditionalProperties().get("status"));
    }

    private Map<String, String> digests(String name) {
        return runs.get(name).getStatus().steps().stream()
                .filter(step -> step.output() != null)
                .collect(
                        Collectors.toMap(StepStatus::name, step -> step.output().digest()));
    }
}
