package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.Documents;
import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.StoredObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of an upgrade over the resources of commit 590d504: runs, statuses and Jobs of its stories, written under its
 * definition.
 */
@NeedsApiServer
class UpgradeInFlightIT {
    private static final Path RESOURCES = Documents.root().resolve("operator/src/test/resources");
    private static final Path EARLIER = RESOURCES.resolve("upgrade/590d504/wsssruns.wsss.dev.yaml");
    private static final Path STORIES = RESOURCES.resolve("stories");
    private static final String GOES_ON = "begun-by-590d504-and-goes-on";
    private static final String NO_MORE = "begun-by-590d504-with-steps-that-are-no-more";
    private static final String OVER = "finished-by-590d504";

    /** The uid of runs in stories. */
    private static final String STORY_UID = "11111111-2222-3333-4444-555555555555";

    /** The digest of the data set in stories, and the key of the training on it. */
    private static final String PREPARED = "084f2fe6007f164544bc478c889e490a2ea2d38b8e16de9175f187184fa81e2e";

    private static final String TRAINING = "6b7ce09d0b46c8654f51f78a07f328219b43bb634a5b19b2896e9c028263ee25";
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private final ApiServer server;
    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;

    UpgradeInFlightIT(ApiServer server) {
        this.server = server;
    }

    @BeforeEach
    void theEarlierVersionIsInstalled() throws IOException {
        client = server.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
        theEarlierVersion();
    }

    @AfterEach
    void ourDefinitionIsInForceAgain() throws IOException {
        server.install(ApiServer.definition(ApiServer.file("wsssruns")));
        client.close();
    }

    @Test
    void aHealthyJobOfStepsThatHaveKeptTheirNamesGoesOn() throws IOException {
        theUpgrade();
        WSSSRunStatus known = trained();
        theEarlierVersion();
        OutputStatus prepared = output(known.step("prepare").orElseThrow());
        String uid = apply("cats", GOES_ON);
        Job job = client.resource(job(GOES_ON, uid)).create();
        writeStatus("cats", GOES_ON, text -> text.replace(
                        "job-2", job.getMetadata().getUid())
                .replace(
                        TRAINING,
                        Objects.requireNonNull(
                                known.step("train-cam").orElseThrow().key()))
                .replace(PREPARED, prepared.digest())
                .replace("attempts/prepare/1/manifest.json", prepared.manifest())
                .replace("- attempts/prepare/1/", "- " + prepared.parts().getFirst()));
        theUpgrade();
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.until(
                    "cats",
                    status -> status.explain() != null && status.explain().startsWith("Runs train-cam"));
            assertThat(present(job).getMetadata().getDeletionTimestamp()).isNull();
            leave(uid + "/attempts/train-cam/1/pod-1/");
            Job done = present(job);
            done.setStatus(JobController.complete(done, 1));
            client.resource(done).updateStatus();
            try (Player _ = new Player(client, folder)) {
                WSSSRunStatus status = runs.until("cats", each -> "Succeeded".equals(each.state()));
                assertThat(status.steps())
                        .extracting(StepStatus::name)
                        .contains("train-cam", "affinity-labels", "train-affinity")
                        .doesNotContain("ir-label", "train-irn");
                assertThat(status.step("train-cam").orElseThrow().attempt()).isOne();
                assertThat(status.step("prepare").orElseThrow().output()).isEqualTo(prepared);
            }
        }
        assertThat(jobs.names())
                .filteredOn(name -> name.startsWith("cats-prepare") || name.startsWith("cats-train-cam"))
                .isSubsetOf(job.getMetadata().getName());
    }

    @Test
    void aRunThatHasBegunStepsThatAreNoMoreIsRefusedInWordsAndNothingOfItIsRemoved() throws IOException {
        String uid = apply("cats", NO_MORE);
        Job job = client.resource(job(NO_MORE, uid)).create();
        writeStatus(
                "cats",
                NO_MORE,
                text -> text.replaceAll(
                        "jobUid: .*", "jobUid: " + job.getMetadata().getUid()));
        leave(uid + "/attempts/ir-label/1/pod-1/");
        theUpgrade();
        try (RunningOperator _ = Operators.start(client, folder)) {
            WSSSRunStatus refused = runs.until("cats", each -> "UnknownSteps".equals(each.reason()));
            assertThat(refused.explain()).contains("ir-label, train-irn", "Make a new run");
            assertThat(refused.steps()).extracting(StepStatus::name).contains("ir-label", "train-irn");
            await().during(A_WHILE).atMost(LONG).untilAsserted(() -> {
                assertThat(present(job).getMetadata().getDeletionTimestamp()).isNull();
                assertThat(runs.get("cats").getStatus()).isEqualTo(refused);
            });
        }
        try (Stream<StoredObject> left = new DirectoryStore(folder).list(uid + "/")) {
            assertThat(left).isNotEmpty();
        }
    }

    @Test
    void aRunWhoseSpecNamesStagesThatAreNoMoreIsRefusedInWords() throws IOException {
        theUpgrade();
        try (RunningOperator _ = Operators.start(client, folder)) {
            client.resources(WSSSRun.class)
                    .withName("former")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"suspend\": false}}");
            WSSSRunStatus refused = runs.until("former", each -> "InvalidSpec".equals(each.reason()));
            assertThat(refused.explain()).contains("/spec/stages/ir-label", "affinity-labels");
            assertThat(runs.generic("former").toString()).contains("ir-label");
        }
        assertThat(jobs.names()).isEmpty();
    }

    @Test
    void aRunThatIsOverStaysWhatItIs() throws IOException {
        apply("cats", OVER);
        writeStatus(
                "cats",
                OVER,
                text -> text.replaceAll(
                        "2026-01-01", LocalDate.now(ZoneOffset.UTC).toString()));
        theUpgrade();
        WSSSRunStatus before = runs.get("cats").getStatus();
        assertThat(before.steps()).hasSize(7).extracting(StepStatus::state).containsOnly(StepPhase.SUCCEEDED);
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.apply("new", runs.get("cats").getSpec().toString());
            runs.until("new", each -> "Succeeded".equals(each.state()));
            assertThat(runs.get("cats").getStatus()).isEqualTo(before);
        }
        assertThat(jobs.names()).isNotEmpty().noneMatch(name -> name.startsWith("cats-"));
    }

    private void theEarlierVersion() throws IOException {
        install(ApiServer.definition(EARLIER), "former", "ir-label");
    }

    private void theUpgrade() throws IOException {
        install(ApiServer.definition(ApiServer.file("wsssruns")), "probe", "affinity-labels");
    }

    /** Installs a definition, and waits for its schema, which is in force a moment later than its name. */
    private void install(CustomResourceDefinition definition, String run, String stage) {
        server.install(definition);
        String held = "spec:\n  suspend: true\n  stages: {" + stage + ": {foregroundThreshold: 0.35}}\n";
        await().atMost(LONG).untilAsserted(() -> {
            client.resource(resource(run, GOES_ON, text -> text.replace("spec:\n", held)))
                    .forceConflicts()
                    .serverSideApply();
            assertThat(runs.generic(run).toString()).contains(stage);
        });
    }

    /**
     * Executes a run of the fixture's spec whose data set is published, so that keys and digests are those of this
     * store.
     */
    private WSSSRunStatus trained() throws IOException {
        apply("before", GOES_ON);
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            WSSSRunStatus status = runs.until("before", each -> each.step("train-cam")
                    .filter(step -> step.state() == StepPhase.SUCCEEDED)
                    .isPresent());
            client.resources(WSSSRun.class).withName("before").delete();
            return status;
        }
    }

    private static OutputStatus output(StepStatus step) {
        return Objects.requireNonNull(step.output());
    }

    /** Writes the output of a pod of the earlier version. */
    private void leave(String prefix) {
        ArtifactWriter output = new ArtifactWriter(
                new DirectoryStore(folder), prefix, Stage.TRAIN_CAM.writes().id(), Stage.TRAIN_CAM.contractVersion());
        output.write("result", new byte[] {5});
        output.finish();
    }

    private String apply(String name, String story) throws IOException {
        return client.resource(resource(name, story, text -> text))
                .create()
                .getMetadata()
                .getUid();
    }

    /** Returns the run of a story, with changes to the text of its file. */
    private GenericKubernetesResource resource(String name, String story, UnaryOperator<String> change)
            throws IOException {
        String text = Files.readString(STORIES.resolve(story).resolve("in-run.yaml"))
                .replace("{name: cats}", "{name: " + name + "}")
                .replace("prefix: runs/research", "prefix: runs/" + client.getNamespace());
        return Serialization.unmarshal(change.apply(text), GenericKubernetesResource.class);
    }

    /** Writes a status as the owner of its fields, as the operator of that version did. */
    private void writeStatus(String name, String story, UnaryOperator<String> change) throws IOException {
        GenericKubernetesResource run = resource(name, story, change);
        run.getAdditionalProperties().remove("spec");
        run.getMetadata().setNamespace(client.getNamespace());
        client.resource(run)
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("wsss-operator")
                        .withForce(true)
                        .build());
    }

    /** Returns the Job of a story's beginning. */
    private Job job(String story, String uid) throws IOException {
        JsonNode first = new YAMLMapper()
                .readTree(STORIES.resolve(story).resolve("in-story.yaml").toFile())
                .at("/beats/0/cluster/there/0");
        Job job = Serialization.unmarshal(first.toString().replace(STORY_UID, uid), Job.class);
        job.getMetadata().setNamespace(client.getNamespace());
        job.getMetadata().setUid(null);
        job.getMetadata().setCreationTimestamp(null);
        return job;
    }

    private Job present(Job job) {
        return Objects.requireNonNull(client.resource(job).get());
    }
}
