package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResNet50NamesTest {
    @Test
    void torchvisionNamesGetThePrefixAndLoseTheImageNetClassifier() {
        assertThat(canonical(
                        "conv1.weight",
                        "bn1.running_var",
                        "layer4.2.bn3.bias",
                        "layer1.0.downsample.0.weight",
                        "fc.weight",
                        "fc.bias"))
                .containsExactly(
                        "resnet50.conv1.weight",
                        "resnet50.bn1.running_var",
                        "resnet50.layer4.2.bn3.bias",
                        "resnet50.layer1.0.downsample.0.weight");
    }

    @Test
    void theAliasesOfAnIrnCheckpointAreLeftOut() {
        assertThat(canonical(
                        "resnet50.conv1.weight",
                        "resnet50.bn1.num_batches_tracked",
                        "stage1.0.weight",
                        "classifier.weight",
                        "backbone.0.0.weight",
                        "newly_added.0.weight"))
                .containsExactly("resnet50.conv1.weight", "classifier.weight");
    }

    @Test
    void theHeadsOfIrnetAreKeptWithoutTheirPathIndices() {
        assertThat(canonical(
                        "resnet50.conv1.weight",
                        "fc_edge1.0.weight",
                        "fc_edge6.bias",
                        "fc_dp7.3.weight",
                        "fc_dp7.4.running_mean",
                        "mean_shift.running_mean",
                        "path_indices0",
                        "edge_layers.0.0.weight"))
                .containsExactly(
                        "resnet50.conv1.weight",
                        "fc_edge1.0.weight",
                        "fc_edge6.bias",
                        "fc_dp7.3.weight",
                        "mean_shift.running_mean");
    }

    @Test
    void thePrefixOfDataParallelIsStripped() {
        assertThat(canonical("module.resnet50.conv1.weight")).containsExactly("resnet50.conv1.weight");
    }

    @Test
    void aFileWithoutABackboneIsRefused() {
        assertThatThrownBy(() -> canonical("b2.conv_branch1.weight"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("some.pth: no ResNet-50");
    }

    private static List<String> canonical(String... names) {
        LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : names) {
            tensors.put(name, Tensor.dense(ElementType.FLOAT32, new int[] {1}, ByteBuffer.allocate(4)));
        }
        return List.copyOf(ResNet50Names.IMPORTER
                .known(new Checkpoint("some.pth", "torch", tensors, List.of()))
                .tensors()
                .keySet());
    }
}
