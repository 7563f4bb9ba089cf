package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComparedWith("9_pth")
class WeightsCommandTest {
    private static final int INVALID = 47;
    private static final Golden MXNET = new Golden(Golden.folder("9_pth").path().resolve("mxnet"));

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"v0", "v1", "v2"})
    void mxNetParametersAreConvertedUnderTheirTorchNames(String layout) throws IOException {
        Path converted = folder.resolve("r38.safetensors");
        Answer answer = Answer.to("weights", "import", MXNET.path().resolve(layout + ".params"), converted)
                .done();
        assertThat(answer.out())
                .contains("18 tensors of ResNet-38", "left out: ", "arg:linear1000_weight", "not a whole ResNet-38");
        StateDict weights = SafeTensors.read(converted);
        assertThat(weights.names())
                .containsExactlyInAnyOrderElementsOf(MXNET.json("cases.json")
                        .get("names")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
        for (String name : weights.names()) {
            assertThat(weights.get(name).values())
                    .containsExactly(MXNET.floats(name + ".npy").values());
        }
    }

    @Test
    void convertedWeightsConvertToThemselves() throws IOException {
        Path once = folder.resolve("once.safetensors");
        Path twice = folder.resolve("twice.safetensors");
        Answer.to("weights", "import", MXNET.path().resolve("v2.params"), once).done();
        Answer.to("weights", "import", once, twice).done();
        assertThat(twice).hasSameBinaryContentAs(once);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        LinkedHashMap<String, FloatArray> tensors = new LinkedHashMap<>();
        tensors.put("features.0.weight", FloatArray.zeros(1));
        Path file = folder.resolve("vgg.safetensors");
        Path out = folder.resolve("out.safetensors");
        Files.write(file, SafeTensors.write(new StateDict(tensors)));
        Answer.to("weights", "import", file, out).refused(INVALID, file.toString(), "none of ResNet-50");

        tensors.put("conv1.weight", FloatArray.zeros(1));
        Files.write(file, SafeTensors.write(new StateDict(tensors)));
        Answer.to("weights", "import", file, out).refused(INVALID, "such a network has no features.0.weight");
        assertThat(out).doesNotExist();
    }
}
