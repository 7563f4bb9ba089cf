package dev.wsss.stages.crf;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void theRelativeErrorIsAtMostOneUnitInTheLastPlace() {
        double worst = 0;
        for (float x = 0; x > -87; x = Math.nextDown(x) - 1e-5f) {
            worst = Math.max(worst, Math.abs(Exponential.of(x) / Math.exp(x) - 1));
        }
        assertThat(worst).isLessThan(1.2e-7);
    }

    @Test
    void zeroGivesOneAndWhatIsFarBelowGivesNextToNothing() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-1e30f)).isPositive().isCloseTo(0, Offset.offset(1e-37f));
    }

    @Test
    void theVectorKernelGivesTheSameBits() {
        float[] values = new float[1 << 16];
        float[] plain = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = -i * 0x1p-9f;
            plain[i] = Exponential.of(values[i]);
        }
        VectorExponential.apply(values, 0, values.length);
        assertThat(values).isEqualTo(plain);
    }
}
