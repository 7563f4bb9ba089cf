package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.weights.ResNet50Names;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of unusable initial weights, which are refused before a run begins, and by a plan. */
class WrongWeightsTest {
    private static final int INVALID = 47;

    @TempDir
    Path folder = Path.of("");

    private SmallFolder small = new SmallFolder(folder);

    private final LinkedHashMap<String, FloatArray> tensors = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        small = SmallFolder.write(folder).with(SmallFolder.SCORED, "initialWeights: w.safetensors");
        ResNet50Names.IMPORTER.backbone().forEach(name -> tensors.put(name, FloatArray.zeros(1)));
    }

    private void weights() throws IOException {
        Files.write(folder.resolve("w.safetensors"), SafeTensors.write(new StateDict(tensors)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan"})
    void surplusTensorsAreNamed(String command) throws IOException {
        tensors.put("resnet50.layer3.6.conv1.weight", FloatArray.zeros(1));
        weights();
        Answer answer = small.command(command)
                .refused(
                        INVALID, "w.safetensors: no ResNet-50", "such a network has no resnet50.layer3.6.conv1.weight");
        assertThat(answer.out()).doesNotContain("started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan"})
    void missingTensorsAreNamed(String command) throws IOException {
        tensors.remove("resnet50.bn1.running_var");
        weights();
        small.command(command)
                .refused(INVALID, "w.safetensors: no whole ResNet-50", "it lacks resnet50.bn1.running_var");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan"})
    void aNetworkOfAnotherWidthIsRefusedWithBothShapes(String command) throws IOException {
        weights();
        small.command(command)
                .refused(INVALID, "initialWeights: ", "w.safetensors has resnet50.conv1.weight as [1]", "width");
    }

    @Test
    void numbersThatAreNoneAreNamed() throws IOException {
        tensors.put("resnet50.bn1.bias", new FloatArray(new int[] {2}, new float[] {1, Float.NaN}));
        weights();
        small.run().refused(INVALID, "1 of 2 numbers of resnet50.bn1.bias are NaN or infinite");
    }
}
