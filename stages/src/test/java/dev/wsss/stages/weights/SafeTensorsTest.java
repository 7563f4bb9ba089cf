package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.stages.array.FloatArray;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    @Test
    void whatIsWrittenIsReadBackInItsOrder() {
        StateDict weights = someWeights();

        StateDict read = SafeTensors.read(SafeTensors.write(weights), "a.safetensors");

        assertThat(read.names()).containsExactly("z.weight", "a.bias", "empty", "number");
        for (String name : weights.names()) {
            assertThat(read.get(name).shape()).containsExactly(weights.get(name).shape());
            assertThat(read.get(name).values())
                    .containsExactly(weights.get(name).values());
        }
    }

    @Test
    void theSameWeightsGiveTheSameBytesAndAlignedData() {
        byte[] file = SafeTensors.write(someWeights());

        assertThat(file).containsExactly(SafeTensors.write(someWeights()));
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    @Test
    void moreNumbersThanOneChunkSurvive() {
        float[] values = new float[100_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        LinkedHashMap<String, FloatArray> arrays = new LinkedHashMap<>();
        arrays.put("long", new FloatArray(new int[] {values.length}, values));

        assertThat(SafeTensors.read(SafeTensors.write(new StateDict(arrays)), "x")
                        .get("long")
                        .values())
                .containsExactly(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`a`:{`dtype`:`F32`,`shape`:[1000000000,1000],`data_offsets`:[0,4]}}      | sizes that do not fit",
                "{`a`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[0,4]}}                    | needs 8 bytes",
                "{`a`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[4,8]}}                    | begin at 4 instead of 0",
                "{`a`:{`dtype`:`F32`,`shape`:[-1],`data_offsets`:[0,4]}}                   | size or position -1",
                "{`a`:{`dtype`:`C64`,`shape`:[1],`data_offsets`:[0,4]}}                    | is of type 'C64'",
                "{`a`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[0,4]},`a`:{}}             | Duplicate field 'a'",
                "{`a`:{`dtype`:`F32`,`shape`:[1]}}                                         | lacks a shape or its data_offsets",
                "{`a`:{`dtype`:`F32`,`shape`:[0],`data_offsets`:[0,0]}}                    | 4 follow",
                "{`a`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[0,9223372036854775807]}}  | cut short",
            })
    void aHeaderThatDoesNotFitIsRefused(String header, String reason) {
        byte[] json = header.replace('`', '"').getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(8 + json.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();

        assertThatThrownBy(() -> SafeTensors.read(file, "bad.safetensors"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("bad.safetensors: not readable as safetensors: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aHeaderLengthBeyondTheFileIsRefusedBeforeAnythingIsAllocated() {
        byte[] file = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Long.MAX_VALUE)
                .array();

        assertThatThrownBy(() -> SafeTensors.read(file, "bad.safetensors"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void aTensorOfAStreamThatIsLargerThanAnArrayIsRefused() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}";
        byte[] file = ByteBuffer.allocate(8 + header.length() + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.getBytes(StandardCharsets.UTF_8))
                .array();

        assertThatThrownBy(() -> SafeTensors.read(new ByteArrayInputStream(file), "bad.safetensors"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("bad.safetensors: ")
                .hasMessageContaining("cut short");
    }

    private static StateDict someWeights() {
        LinkedHashMap<String, FloatArray> arrays = new LinkedHashMap<>();
        arrays.put("z.weight", new FloatArray(new int[] {2, 1, 3}, new float[] {1, -2, 3.5f, 0, -0f, Float.NaN}));
        arrays.put("a.bias", new FloatArray(new int[] {1}, new float[] {Float.MIN_VALUE}));
        arrays.put("empty", FloatArray.zeros(0, 3));
        arrays.put("number", new FloatArray(new int[0], new float[] {7}));
        return new StateDict(arrays);
    }
}
