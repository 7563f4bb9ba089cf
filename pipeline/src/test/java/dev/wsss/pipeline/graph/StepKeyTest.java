package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.parameters.Numeric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of what a step key depends on, and of what it does not. */
class StepKeyTest {
    private static final String BASE = """
            apiVersion: wsss.dev/v1alpha1
            kind: WSSSRun
            metadata: {name: base}
            spec:
              dataset: {location: /data/voc, trainList: train_aug, scoreList: train}
              initialWeights: /data/resnet50.pth
              contextDecoupling: {}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "truth", "train-cam", "decoupled-train-cam", "mine-objects", "eval-sem-seg"})
    void theDocumentBehindAKeyIsThatOfTheGoldenFile(String step) throws IOException {
        String document = key(BASE, step).document();
        Documents.holds(
                "pipeline/src/test/resources/keys/" + step + ".json",
                new ObjectMapper().readTree(document).toPrettyString() + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "location: /data/voc        | location: /elsewhere/voc",
                "metadata: {name: base}     | metadata: {name: other}",
                "contextDecoupling: {}      | stages: {make-cam: {shards: 7}}",
                "contextDecoupling: {}      | stages: {train-cam: {checkpointSeconds: 7}}",
                "contextDecoupling: {}      | execution: {loaderThreads: 7}",
                "contextDecoupling: {}      | cache: 'off'",
                "contextDecoupling: {}      | store: {location: /elsewhere}",
                "/data/resnet50.pth         | /elsewhere/resnet50.pth",
                "contextDecoupling: {}      | retention: {keep: [scores]}"
            })
    void placesNamesAndExecutionSettingsAreNotInAnyKey(String from, String to) throws IOException {
        String changed = BASE.replace(from, to);
        assertThat(changed).isNotEqualTo(BASE);
        for (String step : new String[] {"prepare", "truth", "train-cam", "make-cam", "make-sem-seg", "eval-cam"}) {
            assertThat(key(changed, step)).as(step).isEqualTo(key(BASE, step));
        }
    }

    @Test
    void anEditChangesTheKeysOfTheStagesThatReadItAndNoOthers() throws IOException {
        String epochs = BASE + "  stages: {train-affinity: {epochs: 7}}\n";
        assertThat(key(epochs, "train-affinity")).isNotEqualTo(key(BASE, "train-affinity"));
        assertThat(key(epochs, "decoupled-train-affinity")).isNotEqualTo(key(BASE, "decoupled-train-affinity"));
        assertThat(key(epochs, "train-cam")).isEqualTo(key(BASE, "train-cam"));
        assertThat(key(epochs, "make-sem-seg")).isEqualTo(key(BASE, "make-sem-seg"));
    }

    @Test
    void pasteSettingsConcernTheSecondClassifierAlone() throws IOException {
        String paste = BASE.replace("Decoupling: {}", "Decoupling: {paste: {probability: 0.5}}");
        assertThat(key(paste, "decoupled-train-cam").changesSince(key(BASE, "decoupled-train-cam")))
                .containsExactly("paste.probability is now 0.5, was 1.0");
        for (String step :
                new String[] {"train-cam", "mine-objects", "decoupled-make-cam", "decoupled-train-affinity"}) {
            assertThat(key(paste, step)).as(step).isEqualTo(key(BASE, step));
        }
    }

    @Test
    void theLargestMaskIsKnownToStepsThatReadMasksMadeElsewhereAndConcernsNoKey() throws IOException {
        String given = BASE + "  given: {sem-seg: masks}\n";
        String small = given.replace("scoreList: train}", "scoreList: train, maximumPixels: 4096}");
        assertThat(pipeline(small).step("mine-objects").parameters().maximumPixels())
                .isEqualTo(4096);
        assertThat(pipeline(BASE).step("mine-objects").parameters().maximumPixels())
                .isNull();
        assertThat(key(small, "mine-objects")).isEqualTo(key(given, "mine-objects"));
    }

    @Test
    void sameWorkInBothRoundsHasOneKey() throws IOException {
        Pipeline pipeline = pipeline(BASE);
        ArtifactDigest same = Runs.digest("same");
        Step first = pipeline.step("make-cam");
        Step second = pipeline.step("decoupled-make-cam");
        assertThat(key(second, same)).isEqualTo(key(first, same));
    }

    private static StepKey key(Step step, ArtifactDigest everyInput) {
        Map<Artifact, ArtifactDigest> inputs = new HashMap<>();
        step.reads().forEach(each -> inputs.put(each, everyInput));
        return StepKey.of(step, inputs, 0, Runs.NUMERIC);
    }

    @Test
    void theSeedConcernsTrainingAndTheNumericModeConcernsNetworks() throws IOException {
        NumericMode other = new NumericMode(Numeric.Type.BFLOAT16, 4, "2.7.1");
        for (Step step : pipeline(BASE).steps()) {
            StepKey base = Runs.key(step);
            boolean seeded =
                    !StepKey.of(step, Runs.inputs(step), 1, Runs.NUMERIC).equals(base);
            boolean numeric = !StepKey.of(step, Runs.inputs(step), 0, other).equals(base);
            assertThat(seeded).as(step.name()).isEqualTo(step.name().contains("train-"));
            assertThat(numeric).as(step.name()).isEqualTo(step.name().matches("(decoupled-)?(train-.*|make-.*)"));
        }
    }

    @Test
    void aResultOfAGpuIsNotTakenForOneOfTheCpuWhoseKeysSayNothingOfIt() throws IOException {
        NumericMode gpu = new NumericMode(Numeric.Type.FLOAT32, 2, "2.7.1", Accelerator.GPU);
        for (Step step : pipeline(BASE).steps()) {
            boolean apart = !StepKey.of(step, Runs.inputs(step), 0, gpu).equals(Runs.key(step));
            assertThat(apart).as(step.name()).isEqualTo(step.task().runsNetwork());
            assertThat(Runs.key(step).document()).doesNotContain("accelerator");
        }
    }

    @Test
    void theDifferenceOfTwoKeysIsReportedInTheWordsOfTheManifest() throws IOException {
        Step step = pipeline(BASE).step("train-cam");
        Step edited = pipeline(BASE + "  stages: {train-cam: {epochs: 7, microBatch: 4}}\n")
                .step("train-cam");
        Map<Artifact, ArtifactDigest> inputs = new HashMap<>(Runs.inputs(step));
        inputs.put(step.reads().getFirst(), Runs.digest("another dataset"));
        var numeric = new NumericMode(Numeric.Type.FLOAT32, 4, "2.7.1");
        assertThat(StepKey.of(edited.withSalt("1"), inputs, 3, numeric).changesSince(Runs.key(step)))
                .containsExactly(
                        "its input dataset is another one than last time",
                        "numeric.threads is now 4, was 2",
                        "train-cam.epochs is now 7, was 5",
                        "train-cam.microBatch is now 4",
                        "a re-run was requested",
                        "seed is now 3, was 0");
        assertThat(Runs.key(step).changesSince(Runs.key(step))).isEmpty();
    }

    @Test
    void aKeyIsASha256AndNeedsEveryInput() throws IOException {
        Step step = pipeline(BASE).step("train-cam");
        assertThat(Runs.key(step).hex())
                .matches("[0-9a-f]{64}")
                .startsWith(Runs.key(step).brief());
        assertThatThrownBy(() -> StepKey.of(step, Map.of(), 0, Runs.NUMERIC))
                .hasMessage("inputs: train-cam reads dataset, whose digest is not known yet");
    }

    private StepKey key(String manifest, String step) throws IOException {
        return Runs.key(pipeline(manifest).step(step));
    }

    private Pipeline pipeline(String manifest) throws IOException {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
        return Pipeline.of(EffectiveSpec.of(RunManifest.read(file)).spec());
    }
}
