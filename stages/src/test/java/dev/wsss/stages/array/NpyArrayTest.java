package dev.wsss.stages.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NpyArrayTest {
    private final NpyArray array = NpyArray.of(new FloatArray(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));

    @Test
    void whatIsWrittenIsReadBack() {
        NpyArray read = NpyArray.parse(array.encode());
        assertThat(read.shape()).containsExactly(2, 3);
        assertThat(read.floats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theHeaderIsNumPysOwn() {
        byte[] file = array.encode();
        assertThat(new String(file, 10, 118, StandardCharsets.ISO_8859_1))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
                .endsWith("\n");
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] file = array.encode();
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> NpyArray.parse(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
