package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of every tensor of every file of 9_pth, bit by bit, in its own type. */
@ComparedWith("9_pth")
class WeightsParityTest {
    private static final Golden PTH = Golden.folder("9_pth");
    private static final Golden MXNET = new Golden(PTH.path().resolve("mxnet"));

    static Stream<String> torchFiles() {
        return strings(PTH.json("cases.json").path("files"));
    }

    @ParameterizedTest
    @MethodSource("torchFiles")
    void everyTensorOfATorchFileIsExact(String file) throws IOException {
        JsonNode tensors = PTH.json("cases.json").path("tensors").path(file.substring(0, file.lastIndexOf('_')));

        Checkpoint read = WeightsFile.read(PTH.path().resolve(file));

        assertThat(read.tensors().keySet()).containsExactlyElementsOf(names(tensors));
        tensors.properties().forEach(entry -> assertExact(read, entry.getKey(), entry.getValue()));
    }

    @Test
    void everyTensorOfTheSafetensorsFilesIsExact() throws IOException {
        for (Map.Entry<String, JsonNode> group :
                PTH.json("cases.json").path("tensors").properties()) {
            String file = group.getKey() + ".safetensors";
            if (PTH.has(file)) {
                Checkpoint read = WeightsFile.read(PTH.path().resolve(file));
                assertThat(read.tensors()).isNotEmpty();
                assertThat(names(group.getValue())).containsAll(read.tensors().keySet());
                read.tensors()
                        .keySet()
                        .forEach(
                                name -> assertExact(read, name, group.getValue().path(name)));
            }
        }
    }

    static Stream<String> mxNetLayouts() {
        return names(MXNET.json("cases.json").path("files")).stream();
    }

    @ParameterizedTest
    @MethodSource("mxNetLayouts")
    void everyArrayOfAnMxNetFileHasItsTorchNameAndIsExact(String layout) throws IOException {
        JsonNode cases = MXNET.json("cases.json");

        Checkpoint read = WeightsFile.read(MXNET.path().resolve(layout + ".params"));

        assertThat(read.tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        strings(cases.path("names")).toList());
        assertThat(read.dropped())
                .containsExactlyInAnyOrderElementsOf(
                        strings(cases.path("dropped")).toList());
        read.tensors().forEach((name, tensor) -> assertThat(tensor.floats().values())
                .as(name)
                .containsExactly(MXNET.floats(name + ".npy").values()));
    }

    private static void assertExact(Checkpoint read, String name, JsonNode described) {
        NpyArray expected = PTH.npy(described.path("file").asText());
        Tensor tensor = java.util.Objects.requireNonNull(read.tensors().get(name), name);
        assertThat(tensor.shape()).as(name).containsExactly(expected.shape());
        if (tensor.type() == ElementType.BFLOAT16) {
            assertThat(described.path("dtype").asText()).isEqualTo("bfloat16");
            assertThat(littleEndian(tensor.floats().values())).as(name).containsExactly(expected.data());
        } else {
            assertThat(tensor.type().name().toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo(described.path("dtype").asText());
            assertThat(tensor.bytes()).as(name).containsExactly(expected.data());
        }
    }

    private static byte[] littleEndian(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts.stream();
    }
}
