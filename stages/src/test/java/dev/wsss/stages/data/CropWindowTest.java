package dev.wsss.stages.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.Drawn;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Mirror;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CropWindowTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWindowIsWhatFlippingNormalisingAndCuttingOneAfterTheOtherGive(int seed) {
        RandomGenerator random = new Randomness(seed, "crop").stream("window");
        int height = random.nextInt(1, 60);
        int width = random.nextInt(1, 60);
        int side = random.nextInt(1, 50);
        RgbImage image = Drawn.picture(random, width, height);
        LabelMap labels = Drawn.labels(random, width, height);
        Flip flip = Flip.draw(random, 0.5);
        CropWindow window = CropWindow.draw(random, height, width, side);

        Planes whole = Normalised.of(flip == Flip.MIRRORED ? Mirror.of(image) : image);
        LabelMap wholeLabels = flip == Flip.MIRRORED ? Mirror.of(labels) : labels;
        Planes cut = window.cut(image, flip);
        LabelMap cutLabels = window.cut(labels, flip);
        int covered = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int row = y - window.rows().to() + window.rows().from();
                int column = x - window.columns().to() + window.columns().from();
                boolean inside = inside(y, window.rows()) && inside(x, window.columns());
                covered += inside ? 1 : 0;
                assertThat(cutLabels.at(y, x)).isEqualTo(inside ? wholeLabels.at(row, column) : 255);
                for (int c = 0; c < 3; c++) {
                    float expected = inside ? whole.values()[(c * height + row) * width + column] : 0;
                    assertThat(cut.values()[(c * side + y) * side + x]).isEqualTo(expected);
                }
            }
        }
        assertThat(covered).isEqualTo(Math.min(side, height) * Math.min(side, width));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cellsArePooledFromTheWindowWithZerosAroundIt(int seed) {
        RandomGenerator random = new Randomness(seed, "crop").stream("cells");
        int height = random.nextInt(1, 40);
        int width = random.nextInt(1, 40);
        int side = random.nextInt(1, 40);
        int cell = random.nextInt(1, 10);
        Planes planes = Planes.zeros(2, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextFloat();
        }
        Flip flip = Flip.draw(random, 0.5);
        CropWindow window = CropWindow.draw(random, height, width, side);
        Planes pooled = window.pool(planes, flip, cell);
        int cells = (side + cell - 1) / cell;
        assertThat(pooled.values()).hasSize(2 * cells * cells);
        double[] sums = new double[2 * cells * cells];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int row = y - window.rows().to() + window.rows().from();
                int column = x - window.columns().to() + window.columns().from();
                if (inside(y, window.rows()) && inside(x, window.columns())) {
                    int at = row * width + (flip == Flip.MIRRORED ? width - 1 - column : column);
                    for (int channel = 0; channel < 2; channel++) {
                        sums[(channel * cells + y / cell) * cells + x / cell] +=
                                planes.values()[channel * height * width + at];
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            assertThat(pooled.values()[i]).isEqualTo((float) (sums[i] / (cell * cell)));
        }
    }

    private static boolean inside(int position, CropWindow.Span span) {
        return position >= span.to() && position < span.to() + span.length();
    }

    @Test
    void everyPlaceIsReached() {
        boolean[] large = new boolean[4];
        boolean[] small = new boolean[4];
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new Randomness(seed, "crop").stream("places");
            large[CropWindow.draw(random, 8, 8, 5).rows().from()] = true;
            small[CropWindow.draw(random, 5, 5, 8).columns().to()] = true;
        }
        assertThat(large).containsOnly(true);
        assertThat(small).containsOnly(true);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTopLeftWindowBeginsWithTheFirstPixelAndIsZeroBeyondThePicture(int seed) {
        RandomGenerator random = new Randomness(seed, "crop").stream("top-left");
        int height = random.nextInt(1, 60);
        int width = random.nextInt(1, 60);
        int side = random.nextInt(1, 50);
        RgbImage image = Drawn.picture(random, width, height);

        Planes cut = CropWindow.topLeft(height, width, side).cut(image, Flip.NONE);

        Planes whole = Normalised.of(image);
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    float expected = y < height && x < width ? whole.values()[(channel * height + y) * width + x] : 0;
                    assertThat(cut.values()[(channel * side + y) * side + x]).isEqualTo(expected);
                }
            }
        }
    }
}
