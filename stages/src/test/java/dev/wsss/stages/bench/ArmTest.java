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
import org.junit.jupiter.api.Test;

class ArmTest {
    private static final String BOTH_ROUNDS = """
            dataset: {synthetic: {pictures: 100}}
            contextDecoupling: {stages: {train-cam: {epochs: 3}}}
            stages: {train-cam: {epochs: 5, batchSize: 16, cropSize: 64, longSide: [64, 96]}}
            """;

    private static RunManifest manifest(String spec) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(spec);
        return new RunManifest("small", tree, "small.yaml", Path.of("/"));
    }

    private static RunSpec spec(Arm arm) throws IOException {
        return EffectiveSpec.of(arm.manifest(manifest(BOTH_ROUNDS), 7)).spec();
    }

    @Test
    void everyArmDrawsDataAndTrainingFromTheSeed() throws IOException {
        for (Arm arm : Arm.values()) {
            assertThat(spec(arm).seed()).isEqualTo(7);
            assertThat(spec(arm).dataset().synthetic()).isNotNull().satisfies(synthetic -> {
                assertThat(synthetic.seed()).isEqualTo(7);
                assertThat(synthetic.pictures()).isEqualTo(100);
            });
        }
    }

    @Test
    void plainLeavesOutTheSecondRoundAndNothingElse() throws IOException {
        assertThat(spec(Arm.PLAIN).contextDecoupling()).isNull();
        assertThat(spec(Arm.PLAIN).stages()).isEqualTo(spec(Arm.DECOUPLED).stages());
    }

    /** 5 passes of 6 batches, then 3 of 12 half batches: 66 steps. */
    @Test
    void plainAsLongTakesTheStepsOfBothRounds() throws IOException {
        assertThat(spec(Arm.PLAIN_AS_LONG).contextDecoupling()).isNull();
        assertThat(spec(Arm.PLAIN_AS_LONG).stages().trainCam().epochs()).isEqualTo(11);
    }

    @Test
    void theBaseManifestStaysAsItWas() throws IOException {
        RunManifest base = manifest(BOTH_ROUNDS);
        JsonNode before = base.spec().deepCopy();
        Arm.PLAIN_AS_LONG.manifest(base, 7);
        assertThat(base.spec()).isEqualTo(before);
    }

    @Test
    void aManifestWithoutASecondRoundIsRefused() throws IOException {
        RunManifest one = manifest("dataset: {synthetic: {}}");
        assertThatThrownBy(() -> Arm.PLAIN.manifest(one, 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("contextDecoupling");
    }
}
