package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of the state dicts of the published programs by name: parameters are imported, aliases and counters are left
 * out.
 */
@ComparedWith("5_nets")
class ImportParityTest {
    @ParameterizedTest
    @CsvSource({
        "keys_r50_cam.json, ResNet-50, classifier.weight",
        "keys_r50_irn.json, ResNet-50, fc_edge6.bias",
        "keys_r38_cls.json, ResNet-38, fc8.weight",
        "keys_r38_aff.json, ResNet-38, f8_5.weight",
        "keys_r38_seam.json, ResNet-38, f9.weight"
    })
    void theCanonicalTensorsOfAStateDictAreImported(String keys, String title, String head) {
        JsonNode names = Golden.folder("5_nets").json(keys);
        LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (String group : List.of("canonical", "other")) {
            names.get(group)
                    .forEach(entry -> tensors.put(
                            entry.get(0).asText(),
                            Tensor.dense(ElementType.FLOAT32, new int[] {1}, ByteBuffer.allocate(4))));
        }
        Checkpoint file = new Checkpoint(keys, "torch", tensors, List.of());

        WeightsImporter importer = WeightsImporter.of(file);
        assertThat(importer.title()).isEqualTo(title);
        assertThat(importer.whole(file, List.of(head)).tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(names.get("canonical")
                        .valueStream()
                        .map(entry -> entry.get(0).asText())
                        .toList());
    }
}
