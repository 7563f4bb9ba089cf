package dev.wsss.stages.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Programs;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Target;
import dev.wsss.stages.walk.PairOffsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of programs for a GPU, which no test can run. */
class TargetTest {
    private static final ResNet50 BACKBONE = new ResNet50(1 / 16.0, Statistics.RUNNING);
    private static final CamNetwork CAM = new CamNetwork(BACKBONE, Frozen.upTo("layer2"), 3);
    private static final IrnNetwork IRN = new IrnNetwork(BACKBONE, IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);

    static Stream<Network> trained() {
        return Stream.of(CAM.training(), IRN.training(PairOffsets.radius(4)));
    }

    static Stream<Network> used() {
        return Stream.of(CAM.maps(Passes.PICTURE_AND_MIRROR), CAM.logits(), IRN.boundaries(64), IRN.meanDisplacement());
    }

    @ParameterizedTest
    @MethodSource({"trained", "used"})
    void aProgramForAGpuIsTheOneThatIsTestedOnTheCpuButForTheNameOfTheDevice(Network network) {
        for (Precision precision : Precision.values()) {
            String gpu = Programs.of(network, new Numeric(precision, 1, Target.GPU));

            assertThat(gpu).contains("cuda:0").doesNotContain("mkldnn");
            assertThat(gpu.replace("cuda:0", "cpu"))
                    .isEqualTo(Programs.of(network, new Numeric(precision, 1, Target.GENERIC_CPU)));
        }
    }

    @ParameterizedTest
    @MethodSource({"trained", "used"})
    void aProgramForTheCpuBringsNothingAnywhere(Network network) {
        assertThat(Programs.of(network, new Numeric(Precision.FLOAT32, 1))).doesNotContain("torch.device(");
    }

    @ParameterizedTest
    @MethodSource("trained")
    void everyPictureIsCopiedOnceAndTheNumbersOfTheUpdateStayWhereTheyAreRead(Network network) {
        String gpu = Programs.of(network, new Numeric(Precision.FLOAT32, 1, Target.GPU));

        assertThat(gpu).containsOnlyOnce("torch.to(in_picture, torch.device(\"cuda:0\"), None, True)");
        assertThat(gpu).doesNotContain("torch.to(hp");
    }

    @ParameterizedTest
    @MethodSource("used")
    void whatIsMergedIsOneConvolutionWithWhatFollowsItInPlace(Network network) {
        assertThat(Programs.of(network, new Numeric(Precision.FLOAT32, 1, Target.GPU)))
                .containsPattern("torch.relu_\\(torch.add_\\(torch.conv2d\\(h\\d+, f\\[\\d+], f\\[\\d+], ")
                .doesNotContain("batch_norm");
    }
}
