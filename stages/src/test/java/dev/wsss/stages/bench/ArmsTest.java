package dev.wsss.stages.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArmsTest {
    private static final String BOTH_ROUNDS = """
            dataset: {synthetic: {pictures: 100}}
            contextDecoupling: {stages: {train-cam: {epochs: 3}}}
            stages: {train-cam: {epochs: 5, batchSize: 16, cropSize: 64, longSide: [64, 96]}}
            """;

    private static RunManifest manifest(String spec) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(spec);
        return new RunManifest("small", tree, "small.yaml", Path.of("/"));
    }

    private static Arms arms() throws IOException {
        return new Arms(manifest(BOTH_ROUNDS));
    }

    private static RunSpec spec(RunManifest manifest) {
        return EffectiveSpec.of(manifest).spec();
    }

    @Test
    void everyArmDrawsDataAndTrainingFromTheSeed() throws IOException {
        for (RunManifest arm : List.of(arms().plain(7), arms().decoupled(7), arms().plainAsLong(7, 11))) {
            assertThat(spec(arm).seed()).isEqualTo(7);
            assertThat(spec(arm).dataset().synthetic()).isNotNull().satisfies(synthetic -> {
                assertThat(synthetic.seed()).isEqualTo(7);
                assertThat(synthetic.pictures()).isEqualTo(100);
            });
        }
    }

    @Test
    void runsOfOneManifestUnderSeveralMethodsHaveNamesOfTheirOwn() throws IOException {
        String seam = BOTH_ROUNDS + "method: seam\n";
        assertThat(new Arms(manifest(seam)).plain(7).name()).isEqualTo("small-seam-plain-7");
        assertThat(arms().plain(7).name()).isEqualTo("small-irn-plain-7");
    }

    @Test
    void photographsStayTheSameWithEverySeed() throws IOException {
        Arms arms = new Arms(manifest("""
                dataset: {location: photographs, classes: [cat]}
                contextDecoupling: {}
                """));
        assertThat(spec(arms.decoupled(7)).seed()).isEqualTo(7);
        assertThat(spec(arms.decoupled(7)).dataset())
                .isEqualTo(spec(arms.decoupled(8)).dataset());
    }

    @Test
    void plainLeavesOutTheSecondRoundAndNothingElse() throws IOException {
        RunSpec plain = spec(arms().plain(7));
        assertThat(plain.contextDecoupling()).isNull();
        assertThat(plain.stages()).isEqualTo(spec(arms().decoupled(7)).stages());
    }

    @Test
    void plainAsLongTakesOtherPasses() throws IOException {
        RunSpec longer = spec(arms().plainAsLong(7, 11));
        assertThat(longer.contextDecoupling()).isNull();
        assertThat(longer.stages().trainCam().epochs()).isEqualTo(11);
    }

    /** Counts 5 passes of 6 batches, then 3 of 12 half batches: 66 steps. */
    @Test
    void passesCoverTheStepsOfBothRounds() {
        assertThat(new CamSteps(5, 30, 36).plainEpochs()).isEqualTo(11);
        assertThat(new CamSteps(5, 30, 37).plainEpochs()).isEqualTo(12);
    }

    @Test
    void theBaseManifestStaysAsItWas() throws IOException {
        RunManifest base = manifest(BOTH_ROUNDS);
        JsonNode before = base.spec().deepCopy();
        new Arms(base).plainAsLong(7, 11);
        assertThat(base.spec()).isEqualTo(before);
    }

    @Test
    void aManifestWithoutASecondRoundIsRefused() throws IOException {
        RunManifest one = manifest("dataset: {synthetic: {}}");
        assertThatThrownBy(() -> new Arms(one)).isInstanceOf(Failure.class).hasMessageContaining("contextDecoupling");
    }
}
