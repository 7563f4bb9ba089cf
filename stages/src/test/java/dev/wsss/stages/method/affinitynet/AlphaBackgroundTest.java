package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.image.Planes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaBackgroundTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 4, 4.5, 6, 16, 24, 32, 1024, 5000})
    void theBackgroundIsAPowerOfWhatTheStrongestClassLeaves(double alpha) {
        Planes maps = new Planes(2, 1, 4, new float[] {0, 0.25f, 1, -0.5f, 0, 0.75f, 0.5f, -1e-5f});
        float[] scores = new AlphaBackground(alpha).above(maps).values();
        assertThat(scores).hasSize(12);
        assertThat(scores[0]).isEqualTo(1);
        assertThat(scores[1]).isEqualTo((float) StrictMath.pow(0.25, alpha));
        assertThat(scores[2]).isEqualTo(alpha == 0 ? 1 : 0);
        assertThat(scores[3]).as("a class below 0 counts as one of 0").isEqualTo(1);
        assertThat(scores).endsWith(maps.values());
    }

    @Test
    void productsAreThePowersOfAThousandBases() {
        for (int i = 0; i < 1000; i++) {
            float value = i / 1000f;
            Planes maps = new Planes(1, 1, 1, new float[] {value});
            for (int alpha : new int[] {4, 6, 16, 24, 32}) {
                float expected = (float) StrictMath.pow(1 - value, alpha);
                float actual = new AlphaBackground(alpha).above(maps).values()[0];
                assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(Math.ulp(expected));
            }
        }
    }

    @Test
    void withoutAClassAllIsBackground() {
        assertThat(new AlphaBackground(16).above(Planes.zeros(0, 2, 2)).values())
                .containsOnly(1);
    }

    @Test
    void anAlphaThatIsNoExponentIsRefused() {
        assertThatThrownBy(() -> new AlphaBackground(-1)).hasMessageContaining("alpha -1");
        assertThatThrownBy(() -> new AlphaBackground(Double.NaN)).hasMessageContaining("alpha NaN");
        assertThatThrownBy(() -> new AlphaBackground(Double.POSITIVE_INFINITY)).hasMessageContaining("alpha Inf");
    }
}
