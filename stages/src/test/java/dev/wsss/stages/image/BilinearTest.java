package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BilinearTest {
    private final Planes ramp = new Planes(1, 2, 2, new float[] {0, 1, 2, 3});

    @Test
    void anEnlargementSamplesAtHalfPixelCentres() {
        // torch: F.interpolate(tensor([[0,1],[2,3]]), size=(4,4), mode="bilinear", align_corners=False)
        assertThat(Bilinear.resize(ramp, 4, 4).values())
                .containsExactly(
                        0f, 0.25f, 0.75f, 1f, 0.5f, 0.75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2f, 2.25f, 2.75f, 3f);
    }

    @Test
    void theSameSizeIsTheSameValues() {
        assertThat(Bilinear.resize(ramp, 2, 2).values()).containsExactly(ramp.values());
    }

    @Test
    void shrinkingDoesNotAverage() {
        Planes row = new Planes(1, 1, 8, new float[] {0, 1, 2, 3, 4, 5, 6, 7});
        assertThat(Bilinear.resize(row, 1, 2).values()).containsExactly(1.5f, 5.5f);
    }

    @Test
    void aFactorKeepsItsOwnStep() {
        Planes row = new Planes(1, 4, 10, new float[40]);
        for (int x = 0; x < 40; x++) {
            row.values()[x] = x % 10;
        }
        // 10 * 0.25 = 2.5 rounds down to 2 samples, 4 apart (not 5): at 1.5 and 5.5.
        Planes scaled = Bilinear.scale(row, 0.25);
        assertThat(scaled.height()).isEqualTo(1);
        assertThat(scaled.values()).containsExactly(1.5f, 5.5f);
    }

    @Test
    void cornersMayStayCorners() {
        // torch: F.interpolate(tensor([[0,1],[2,3]]), size=(3,5), mode="bilinear", align_corners=True)
        assertThat(Bilinear.resizeCorners(ramp, 3, 5).values())
                .containsExactly(0f, 0.25f, 0.5f, 0.75f, 1f, 1f, 1.25f, 1.5f, 1.75f, 2f, 2f, 2.25f, 2.5f, 2.75f, 3f);
    }

    @Test
    void withCornersKeptASingleSampleIsTheFirstAndASinglePixelGoesEverywhere() {
        assertThat(Bilinear.resizeCorners(ramp, 1, 1).values()).containsExactly(0);
        assertThat(Bilinear.resizeCorners(new Planes(1, 1, 1, new float[] {7}), 2, 3)
                        .values())
                .containsOnly(7);
    }

    @Test
    void planesDoNotMix() {
        Planes two = new Planes(2, 1, 2, new float[] {0, 2, 10, 30});
        assertThat(Bilinear.resize(two, 1, 4).values()).containsExactly(0f, 0.5f, 1.5f, 2f, 10f, 15f, 25f, 30f);
    }
}
