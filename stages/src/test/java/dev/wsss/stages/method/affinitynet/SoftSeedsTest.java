package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import org.junit.jupiter.api.Test;

class SoftSeedsTest {
    private static final CropWindow WHOLE = CropWindow.topLeft(1, 6, 6);

    /** Returns six pixels in a row with two classes: the places of the strongest planes are as given. */
    private static Planes strongest(int... places) {
        Planes scores = Planes.zeros(3, 1, places.length);
        for (int pixel = 0; pixel < places.length; pixel++) {
            for (int plane = 0; plane < 3; plane++) {
                scores.values()[plane * places.length + pixel] = plane == places[pixel] ? 0.5f : 0.25f;
            }
        }
        return scores;
    }

    @Test
    void theBackgroundOfTheHighAlphaGoesOverTheForegroundOfTheLow() {
        SoftSeeds seeds = new SoftSeeds(strongest(0, 0, 1, 1, 2, 2), strongest(0, 1, 0, 2, 2, 1));
        assertThat(seeds.labels(WHOLE, Flip.NONE, 1).labels())
                .startsWith(0, 255, 0, 1, 2, 2)
                .hasSize(36);
        assertThat(seeds.labels(WHOLE, Flip.MIRRORED, 1).labels()).startsWith(2, 2, 1, 0, 255, 0);
    }

    @Test
    void cellsOutsideThePictureAreNotLabelled() {
        SoftSeeds seeds = new SoftSeeds(strongest(1, 1, 1, 1, 1, 1), strongest(1, 1, 1, 1, 1, 1));
        byte[] labels = seeds.labels(WHOLE, Flip.NONE, 2).labels();
        assertThat(labels).hasSize(9).startsWith(1, 1, 1).endsWith(255, 255, 255, 255, 255, 255);
    }

    @Test
    void aCellIsLabelledByTheMeanOfItsScores() {
        Planes scores = new Planes(2, 1, 2, new float[] {0.6f, 0.1f, 0.4f, 0.9f});
        assertThat(new SoftSeeds(scores, scores)
                        .labels(CropWindow.topLeft(1, 2, 2), Flip.NONE, 2)
                        .labels())
                .containsExactly(1);
    }

    @Test
    void ofEqualScoresTheBackgroundWins() {
        Planes equal = new Planes(2, 1, 1, new float[] {0.5f, 0.5f});
        assertThat(new SoftSeeds(equal, equal)
                        .labels(CropWindow.topLeft(1, 1, 1), Flip.NONE, 1)
                        .labels())
                .containsExactly(0);
    }

    @Test
    void aPictureWithoutAClassIsBackground() {
        RgbImage picture = Drawn.picture(new Randomness(1, "seeds").stream("picture"), 9, 7);
        DenseCrf field = DenseCrf.of(picture, new Crf.Gaussian(3, 3), new Crf.Bilateral(80, 13, 10));
        SoftSeeds seeds = new SoftSeeds.Rule(new AlphaBackground(4), new AlphaBackground(32), 10)
                .of(Planes.zeros(0, 7, 9), field);
        assertThat(seeds.labels(CropWindow.topLeft(7, 9, 7), Flip.NONE, 1).labels())
                .containsOnly(0);
    }

    @Test
    void scoresOfDifferentShapesAreRefused() {
        assertThatThrownBy(() -> new SoftSeeds(Planes.zeros(2, 3, 4), Planes.zeros(2, 4, 3)))
                .hasMessageContaining("2x3x4")
                .hasMessageContaining("2x4x3");
        assertThatThrownBy(() -> new SoftSeeds(Planes.zeros(0, 3, 4), Planes.zeros(0, 3, 4)))
                .hasMessageContaining("0x3x4");
    }
}
