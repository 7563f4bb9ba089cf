package dev.wsss.stages.method.irn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.weights.StateDict;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanDisplacementTest {
    private static final int SIDE = 48;
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 1);
    private static final IrnNetwork NETWORK =
            new IrnNetwork(new ResNet50(1 / 16.0, Statistics.RUNNING), IrnNetwork.Branches.EDGE_AND_DISPLACEMENT);

    private final StateDict fresh = new StateDict(NETWORK.logits().initial(random("weights")));
    private final List<Planes> pictures =
            IntStream.range(0, 3).mapToObj(MeanDisplacementTest::picture).toList();

    @Test
    void itIsTheMeanOfAllPixelsOfAllPictures() {
        double[] expected = mean("raw", fresh);

        float[] stored = centred().get(IrnNetwork.MEAN_SHIFT).values();

        assertThat(stored).hasSize(2);
        assertThat(Math.abs(expected[0] - expected[1])).isGreaterThan(1e-3);
        assertThat((double) stored[0]).isCloseTo(expected[0], within(1e-5));
        assertThat((double) stored[1]).isCloseTo(expected[1], within(1e-5));
    }

    @Test
    void theNetworkThatSubtractsItGivesNoDisplacementOnAverage() {
        assertThat(mean("displacement", centred())).containsExactly(new double[] {0, 0}, within(1e-5));
        assertThat(Math.abs(mean("displacement", fresh)[0])).isGreaterThan(1e-3);
    }

    @Test
    void everyOtherParameterIsAsItWas() {
        StateDict centred = centred();
        fresh.arrays().forEach((name, array) -> {
            if (!name.equals(IrnNetwork.MEAN_SHIFT)) {
                assertThat(centred.get(name).values()).as(name).isEqualTo(array.values());
            }
        });
    }

    private StateDict centred() {
        try (MeanDisplacement mean = new MeanDisplacement(NETWORK, fresh, FLOAT32, SIDE)) {
            pictures.forEach(mean::add);
            return mean.weights();
        }
    }

    private double[] mean(String output, StateDict weights) {
        double[] mean = new double[2];
        try (PictureNetwork network = new PictureNetwork(NETWORK.logits(), weights, FLOAT32)) {
            for (Planes picture : pictures) {
                Planes maps = network.planes(output, picture);
                int area = maps.height() * maps.width();
                for (int i = 0; i < 2 * area; i++) {
                    mean[i / area] += maps.values()[i] / (double) area / pictures.size();
                }
            }
        }
        return mean;
    }

    private static Planes picture(int number) {
        RandomGenerator random = random("picture" + number);
        Planes picture = Planes.zeros(3, SIDE, SIDE);
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (float) (random.nextGaussian() + number);
        }
        return picture;
    }

    private static RandomGenerator random(String purpose) {
        return new Randomness(1, "mean-displacement").stream(purpose);
    }
}
