package dev.wsss.pipeline.manifest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.pipeline.parameters.KeyedParameters;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.parameters.TrainCam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveSpecTest {
    private static final String SMALLEST = "dataset: {location: VOC2012}\n";
    private static final String WEIGHTS = "initialWeights: r50.pth\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSmallestManifestWithWeightsIsThePublishedRecipe() throws IOException {
        Stages stages = effective(SMALLEST + WEIGHTS).spec().stages();
        TrainCam cam = stages.trainCam();
        assertThat(cam.epochs()).isEqualTo(5);
        assertThat(cam.batchSize()).isEqualTo(16);
        assertThat(cam.microBatch()).isNull();
        assertThat(cam.learningRate()).isEqualTo(0.1);
        assertThat(cam.momentum()).isEqualTo(1e-4);
        assertThat(cam.longSide()).containsExactly(320, 640);
        assertThat(cam.batchNorm()).isEqualTo(TrainCam.BatchNorm.RUNNING);
        assertThat(cam.frozen()).isEqualTo("layer2");
        assertThat(stages.makeCam().scales()).containsExactly(1.0, 0.5, 1.5, 2.0);
        assertThat(stages.affinityLabels().own()).isInstanceOfSatisfying(Irn.Labels.class, labels -> assertThat(
                        labels.crf().bilateral())
                .isEqualTo(new Crf.Bilateral(50, 5, 10)));
        assertThat(stages.trainAffinity().radius()).isEqualTo(10);
        assertThat(stages.makeSemSeg().crf()).isNull();
    }

    @Test
    void withoutInitialWeightsTheDefaultsThatTrainFromNothingApply() throws IOException {
        EffectiveSpec effective = effective(SMALLEST);
        TrainCam cam = effective.spec().stages().trainCam();
        assertThat(cam.batchNorm()).isEqualTo(TrainCam.BatchNorm.BATCH);
        assertThat(cam.frozen()).isEqualTo("none");
        assertThat(cam.momentum()).isEqualTo(0.9);
        assertThat(cam.headFactor()).isEqualTo(1);
        assertThat(effective.spec().stages().trainAffinity().backbone()).isEqualTo(TrainAffinity.Backbone.CAM_WEIGHTS);
        assertThat(effective.origins())
                .containsEntry("/spec/stages/train-cam/momentum", Origin.WITHOUT_INITIAL_WEIGHTS)
                .containsEntry("/spec/stages/train-cam/polyPower", Origin.PUBLISHED)
                .containsEntry("/spec/dataset/location", Origin.GIVEN);
    }

    @Test
    void oneStepGoesOverTheSecondRoundWhichGoesOverBothRounds() throws IOException {
        EffectiveSpec effective = effective(SMALLEST + """
                stages: {train-cam: {epochs: 7, cropSize: 256, momentum: 0.5}}
                contextDecoupling: {stages: {train-cam: {epochs: 8, cropSize: 224}}}
                steps: {decoupled-train-cam: {epochs: 9}, train-cam: {momentum: 0.6}}
                """);
        TrainCam first = effective.spec().stages().trainCam();
        TrainCam second = decoupling(effective).stages().trainCam();
        assertThat(first.epochs()).isEqualTo(7);
        assertThat(first.cropSize()).isEqualTo(256);
        assertThat(first.momentum()).isEqualTo(0.6);
        assertThat(second.epochs()).isEqualTo(9);
        assertThat(second.cropSize()).isEqualTo(224);
        assertThat(second.momentum()).isEqualTo(0.5);
        assertThat(second.headFactor()).isEqualTo(1);
        assertThat(effective.origins())
                .containsEntry("/spec/contextDecoupling/stages/train-cam/epochs", Origin.GIVEN)
                .containsEntry("/spec/contextDecoupling/stages/train-cam/headFactor", Origin.WITHOUT_INITIAL_WEIGHTS);
    }

    @Test
    void bothRoundsAreEqualWhenNothingSetsThemApart() throws IOException {
        EffectiveSpec effective = effective(SMALLEST + WEIGHTS + "contextDecoupling: {}\n");
        assertThat(decoupling(effective).stages()).isEqualTo(effective.spec().stages());
        assertThat(decoupling(effective).lrSteps()).isEqualTo(TrainCam.LearningRateSteps.RELEASED);
        assertThat(decoupling(effective).paste().rotation()).containsExactly(-90, 90);
    }

    @Test
    void anOptionalBlockIsFilledFromTheDefaultsOnlyWhenItIsWritten() throws IOException {
        assertThat(effective(SMALLEST).spec().contextDecoupling()).isNull();
        assertThat(effective(SMALLEST).spec().dataset().synthetic()).isNull();
        assertThat(effective(SMALLEST + "steps: {make-sem-seg: {crf: {iterations: 1}}}\n")
                        .spec()
                        .stages()
                        .makeSemSeg()
                        .crf())
                .isEqualTo(new Crf(1, new Crf.Gaussian(3, 3), new Crf.Bilateral(80, 13, 10)));
    }

    @Test
    void aSyntheticDataSetBringsItsOwnListsAndClasses() throws IOException {
        EffectiveSpec effective = effective("dataset: {synthetic: {}}\n");
        assertThat(effective.spec().dataset().classes()).hasSize(6);
        assertThat(effective.origins()).containsEntry("/spec/dataset/trainList", Origin.SYNTHETIC);
        assertThat(effective("dataset: {synthetic: {}, trainList: val}\n")
                        .spec()
                        .dataset()
                        .trainList())
                .isEqualTo("val");
    }

    @Test
    void numbersThatYamlReadersTakeForWordsAreNumbers() throws IOException {
        TrainCam cam = effective(
                        SMALLEST + "stages: {train-cam: {weightDecay: 5e-4, polyPower: .8, momentum: '0.7'}}\n")
                .spec()
                .stages()
                .trainCam();
        assertThat(cam.weightDecay()).isEqualTo(5e-4);
        assertThat(cam.polyPower()).isEqualTo(0.8);
        assertThat(cam.momentum()).isEqualTo(0.7);
    }

    @Test
    void theWordOffMayArriveAsFalse() throws IOException {
        assertThat(effective(SMALLEST + "cache: off\n").spec().cache()).isEqualTo(CacheMode.OFF);
        assertThat(effective(SMALLEST + "cache: false\n").spec().cache()).isEqualTo(CacheMode.OFF);
    }

    @Test
    void theListingIsAManifestThatGivesTheSameSpecAgain() throws IOException {
        EffectiveSpec effective = effective(SMALLEST + "contextDecoupling: {}\nseed: 4\n");
        String listing = effective.toYaml();
        assertThat(listing)
                .containsPattern("seed: 4 +# given")
                .containsPattern("headFactor: 1.0 +# default without initial weights");
        EffectiveSpec again =
                effective(new YAMLMapper().readTree(listing).get("spec").toString());
        assertThat(again.spec()).isEqualTo(effective.spec());
    }

    @Test
    void keysSeeTheParametersThatDecideAResultAndNoOthers() throws IOException {
        Stages stages = effective(SMALLEST).spec().stages();
        assertThat(KeyedParameters.of(stages.makeCam()).fieldNames())
                .toIterable()
                .containsExactly("scales", "mirror");
        assertThat(KeyedParameters.of(stages).at("/train-cam").has("checkpointSeconds"))
                .isFalse();
        assertThat(KeyedParameters.of(stages).at("/train-cam/epochs").asInt()).isEqualTo(24);
    }

    private EffectiveSpec effective(String spec) throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.yaml"),
                "apiVersion: wsss.dev/v1alpha1\nkind: WSSSRun\nmetadata: {name: run}\nspec:\n" + spec.indent(2));
        return EffectiveSpec.of(RunManifest.read(file));
    }

    private static ContextDecoupling decoupling(EffectiveSpec effective) {
        return requireNonNull(effective.spec().contextDecoupling());
    }
}
