package dev.wsss.stages.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void halvesAreReadAsTheNearestFloat16() {
        float[] values = {0, -0f, 1, 0.1f, 1 - 0x1p-12f, 1 - 0x1p-11f, 0x1p-24f, 0x1p-26f, 65504, -65504, 1e6f};
        NpyArray read = NpyArray.parse(
                NpyArray.halves(new FloatArray(new int[] {11}, values)).encode());
        assertThat(read.type()).isEqualTo(NpyArray.Type.FLOAT16);
        assertThat(read.data()).hasSize(22);
        assertThat(read.floats())
                .containsExactly(
                        0, -0f, 1, 0.099975586f, 1, 1 - 0x1p-11f, 0x1p-24f, 0, 65504, -65504, Float.POSITIVE_INFINITY);
        assertThat(read.array().shape()).containsExactly(11);
    }

    @Test
    void everyHalfComesBack() {
        byte[] all = new byte[2 << 16];
        for (int half = 0; half < 1 << 16; half++) {
            all[2 * half] = (byte) half;
            all[2 * half + 1] = (byte) (half >> 8);
        }
        float[] values = new NpyArray(NpyArray.Type.FLOAT16, new int[] {1 << 16}, all).floats();
        for (int half = 0; half < 1 << 16; half++) {
            int exponent = half >> 10 & 31;
            double size = exponent == 0
                    ? Math.scalb(half & 1023, -24)
                    : Math.scalb(1024 + (half & 1023), Math.min(exponent, 30) - 25);
            double value = half < 1 << 15 ? size : -size;
            if (exponent < 31) {
                assertThat(values[half]).isEqualTo((float) value);
            } else {
                assertThat(Float.isFinite(values[half])).isFalse();
            }
        }
    }

    @Test
    void theHeaderOfHalvesIsNumPysOwn() {
        byte[] file =
                NpyArray.halves(new FloatArray(new int[] {1}, new float[] {1})).encode();
        assertThat(new String(file, 10, 118, StandardCharsets.ISO_8859_1))
                .startsWith("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999,", "-1,", "1e3,", "2147483647, 2", "65536, 65536, 0"})
    void aShapeThatCannotBeIsRefusedInWords(String shape) {
        byte[] file = file("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }\n", new byte[0]);
        assertThatThrownBy(() -> NpyArray.parse(file))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a .npy file ")
                .hasMessageContaining("shape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s'descr': '<f4', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } 0  \n",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\0\n",
                "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)"
            })
    void aDamagedHeaderIsRefusedAsNumPyDoes(String header) {
        assertThatThrownBy(() -> NpyArray.parse(file(header, new byte[4])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a .npy header that cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }  \n",
                "{'shape': (1,),'fortran_order':False,'descr':'<f4'}",
                "{ 'descr' : '<f4' , 'fortran_order' : False , 'shape' : (1,) }"
            })
    void aHeaderMayBeWrittenInOtherWays(String header) {
        assertThat(NpyArray.parse(file(header, new byte[4])).array().shape()).containsExactly(1);
    }

    private static byte[] file(String header, byte[] data) {
        return ByteBuffer.allocate(10 + header.length() + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    @Test
    void aVersionThatNumPyHasNotIsRefused() {
        byte[] file = array.encode();
        file[6] = 7;
        assertThatThrownBy(() -> NpyArray.parse(file)).hasMessage("a .npy file of version 7.0");
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
