package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsImportTest {
    @Test
    void theTableNamesEveryTensorWithItsShapeAndType() {
        assertThat(WeightsTable.text(file(ElementType.FLOAT16, ElementType.INT64))
                        .lines())
                .containsExactly(
                        "some.pth: torch (zip)",
                        "name   shape   type",
                        "first  1×2     float16",
                        "count  scalar  int64",
                        "fc: not read",
                        "2 tensors, 3 numbers");
    }

    @Test
    void anImportKeepsWeightsAsFloat32AndLeavesCountersOut() {
        WeightsImport imported = WeightsImport.of(file(ElementType.FLOAT16, ElementType.INT64));

        assertThat(imported.weights().get("first").values()).containsExactly(1, -0.5f);
        assertThat(imported.leftOut()).containsExactly("fc", "count");
        assertThat(SafeTensors.read(SafeTensors.write(imported.weights()), "x").names())
                .containsExactly("first");
    }

    @Test
    void aFileWithoutWeightsIsRefused() {
        assertThatThrownBy(() -> WeightsImport.of(file(ElementType.INT16, ElementType.INT64)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("some.pth: it holds no weights");
    }

    private static Checkpoint file(ElementType first, ElementType second) {
        ByteBuffer halves = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        halves.putShort(Float.floatToFloat16(1))
                .putShort(Float.floatToFloat16(-0.5f))
                .flip();
        LinkedHashMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("first", Tensor.dense(first, new int[] {1, 2}, halves));
        tensors.put("count", Tensor.dense(second, new int[0], ByteBuffer.allocate(8)));
        return new Checkpoint("some.pth", "torch (zip)", tensors, List.of("fc"));
    }
}
