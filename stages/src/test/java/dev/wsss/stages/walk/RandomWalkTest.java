package dev.wsss.stages.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWalkTest {
    private static Planes random(long seed, int channels, int height, int width) {
        SplittableRandom random = new SplittableRandom(seed);
        Planes planes = Planes.zeros(channels, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (float) random.nextDouble();
        }
        return planes;
    }

    @ParameterizedTest(name = "seed {0}: {1}x{2}x{3}, radius {4}")
    @CsvSource({
        "1, 1, 7, 9, 5",
        "2, 2, 1, 1, 5",
        "3, 3, 20, 33, 5",
        "4, 4, 16, 16, 3",
        "5, 5, 31, 4, 7",
        "6, 2, 40, 64, 2"
    })
    void theVectorKernelAndPlainJavaGiveTheSameBits(long seed, int channels, int height, int width, int radius) {
        Planes scores = random(seed, channels, height, width);
        TransitionWeights stencil =
                TransitionWeights.ofEdge(random(seed + 100, 1, height, width), PairOffsets.radius(radius), 10);
        RandomWalk walk = new RandomWalk(radius, 10, 4);
        assertThat(walk.walk(scores, stencil, VectorWalkKernel::new).values())
                .isEqualTo(walk.walk(scores, stencil, PlainWalkKernel::new).values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsTheSameEverywhereStays(long seed) {
        Planes ones = Planes.zeros(1, 13, 17);
        Arrays.fill(ones.values(), 0.75f);
        TransitionWeights stencil = TransitionWeights.ofEdge(random(seed, 1, 13, 17), PairOffsets.radius(5), 4);
        assertThat(new RandomWalk(5, 4, 8)
                        .walk(ones, stencil, PlainWalkKernel::new)
                        .values())
                .containsOnly(0.75f);
    }

    @Test
    void nothingCrossesAnEdge() {
        Planes cam = Planes.zeros(1, 8, 21);
        Planes edge = Planes.zeros(1, 8, 21);
        for (int row = 0; row < 8; row++) {
            edge.values()[row * 21 + 10] = 1;
            Arrays.fill(cam.values(), row * 21, row * 21 + 10, 1f);
        }
        Planes walked = new RandomWalk(5, 10, 8).walk(cam, edge);
        for (int i = 0; i < walked.values().length; i++) {
            assertThat(walked.values()[i]).isEqualTo(i % 21 < 10 ? 1f : 0f);
        }
    }

    @Test
    void mapsOfDifferentSizesAreRefused() {
        RandomWalk walk = new RandomWalk(5, 10, 8);
        assertThatThrownBy(() -> walk.walk(random(1, 2, 8, 9), random(2, 1, 9, 8)))
                .hasMessageContaining("1x9x8")
                .hasMessageContaining("8x9");
        assertThatThrownBy(() -> walk.walkFeatures(random(1, 2, 12, 13), random(2, 5, 12, 14)))
                .hasMessageContaining("12x14")
                .hasMessageContaining("12x13");
    }

    @Test
    void numbersThatMakeNoWalkAreRefused() {
        assertThatThrownBy(() -> new RandomWalk(1, 10, 8)).hasMessageContaining("radius 1");
        assertThatThrownBy(() -> new RandomWalk(5, 0, 8)).hasMessageContaining("beta 0");
        assertThatThrownBy(() -> new RandomWalk(5, 10, 21)).hasMessageContaining("logSteps 21");
    }

    @Test
    void anInterruptedThreadStopsWalking() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new RandomWalk(5, 10, 8).walk(random(1, 1, 9, 9), random(2, 1, 9, 9)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void planesOfZerosStayZeroAndChangeNoOther() {
        Planes edge = random(3, 1, 15, 20);
        RandomWalk walk = new RandomWalk(5, 4, 3);
        Planes two = random(4, 2, 15, 20);
        Planes five = Planes.zeros(5, 15, 20);
        System.arraycopy(two.values(), 0, five.values(), 300, 300);
        System.arraycopy(two.values(), 300, five.values(), 4 * 300, 300);
        float[] walked = walk.walk(five, edge).values();
        float[] alone = walk.walk(two, edge).values();
        assertThat(Arrays.copyOfRange(walked, 300, 600)).isEqualTo(Arrays.copyOfRange(alone, 0, 300));
        assertThat(Arrays.copyOfRange(walked, 1200, 1500)).isEqualTo(Arrays.copyOfRange(alone, 300, 600));
        assertThat(Arrays.copyOfRange(walked, 0, 300)).containsOnly(0);
        assertThat(Arrays.copyOfRange(walked, 600, 1200)).containsOnly(0);
        assertThat(walk.walk(Planes.zeros(3, 15, 20), edge).values()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"5, 9, 5", "12, 31, 5", "3, 5, 3", "2, 3, 2", "50, 9, 5"})
    void givenAffinitiesWalkAsTheFeaturesTheyComeFrom(int height, int width, int radius) {
        Planes scores = random(5, 3, height, width);
        Planes features = random(6, 20, height, width);
        RandomWalk walk = new RandomWalk(radius, 8, 6);
        FloatArray affinities = FeatureAffinity.of(features, PairOffsets.plain(radius));
        assertThat(walk.walkPairs(scores, affinities).values())
                .isEqualTo(walk.walkFeatures(scores, features).values());
    }

    @Test
    void affinitiesOfAnotherMapAreRefused() {
        assertThatThrownBy(() -> new RandomWalk(5, 8, 6).walkPairs(random(1, 2, 12, 13), FloatArray.zeros(34, 41)))
                .hasMessageContaining("[34, 41]")
                .hasMessageContaining("34 offsets and 40 sources");
    }
}
