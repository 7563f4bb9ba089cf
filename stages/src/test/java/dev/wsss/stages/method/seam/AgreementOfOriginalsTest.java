package dev.wsss.stages.method.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.ClassSample.Origin;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.LearningGroups;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.net.SeamNetwork.Agreement;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.random.Randomness;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Rates;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Training;
import dev.wsss.stages.train.ClassObjective;
import dev.wsss.stages.train.Objective;
import dev.wsss.stages.train.Split;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of SEAM's losses of a batch of two pictures and their copies. */
class AgreementOfOriginalsTest {
    private static final List<String> AGREEMENT = List.of("er", "ecr1", "ecr2");
    private static final ResNet38 BACKBONE = new ResNet38(1 / 16.0, Statistics.RUNNING, 0);
    private static final SeamNetwork NETWORK =
            new SeamNetwork(BACKBONE, Frozen.NOTHING, 3, ClassHead.AFFINITYNET.dropping(0));
    private static final Objective<ClassSample> ALL = new ClassObjective(NETWORK.training(0.3, Agreement.OF_ALL), 3);
    private static final Objective<ClassSample> ORIGINALS =
            new AgreementOfOriginals(new ClassObjective(NETWORK.training(0.3, Agreement.OF_SOME), 3));

    private static final Rates RATES = new Rates(
            LearningGroups.BY_ORIGIN_AND_KIND.names().stream()
                    .collect(Collectors.toMap(Function.identity(), name -> new Rates.Group(0, 0))),
            0);

    private final List<ClassSample> pictures = List.of(sample(0, Origin.PICTURE), sample(1, Origin.PICTURE));
    private final List<ClassSample> batch =
            List.of(pictures.get(0), pictures.get(1), sample(2, Origin.COPY), sample(3, Origin.COPY));

    @Test
    void bothViewsOfThePicturesAgreeAsIfThereWereNoCopies() {
        Map<String, Double> ofPictures = losses(ALL, pictures, 2);
        Map<String, Double> ofOriginals = losses(ORIGINALS, batch, 4);
        for (String loss : AGREEMENT) {
            assertThat(ofOriginals.get(loss)).as(loss).isCloseTo(ofPictures.get(loss), within(1e-5));
        }
    }

    @Test
    void everythingElseIsLearntFromCopiesToo() {
        Map<String, Double> ofAll = losses(ALL, batch, 4);
        Map<String, Double> ofOriginals = losses(ORIGINALS, batch, 4);
        for (String loss : List.of("cls1", "cls2", "rvmin1", "rvmin2")) {
            assertThat(ofOriginals.get(loss)).as(loss).isCloseTo(ofAll.get(loss), within(1e-6));
        }
        assertThat(ofOriginals.get("er")).isNotCloseTo(ofAll.get("er"), within(1e-5));
    }

    @Test
    void aBatchInPartsHasTheSameLosses() {
        Map<String, Double> whole = losses(ORIGINALS, batch, 4);
        Map<String, Double> parts = losses(ORIGINALS, batch, 1);
        whole.forEach((name, loss) -> assertThat(parts.get(name)).as(name).isCloseTo(loss, within(1e-5)));
    }

    private static Map<String, Double> losses(Objective<ClassSample> objective, List<ClassSample> batch, int part) {
        RandomGenerator random = new Randomness(2, "agreement").stream("weights");
        List<String> names = objective.network().results();
        Map<String, Double> losses = new TreeMap<>();
        try (Training training = new Training(
                objective.network(),
                objective.network().initial(random),
                Map.of(),
                new Numeric(Precision.FLOAT32, 1),
                Training.Batches.SPLIT)) {
            for (Objective.Part each : objective.parts(batch, new Split(batch.size(), part))) {
                float[] values = training.losses(List.of(training.accumulate(each.bindings(), RATES, each.share())))
                        .getFirst();
                for (int i = 0; i < values.length; i++) {
                    losses.merge(names.get(i), each.share() * values[i], Double::sum);
                }
            }
        }
        return losses;
    }

    private static ClassSample sample(int number, Origin origin) {
        RandomGenerator random = new Randomness(1, "agreement").stream("sample", number);
        Planes picture = Planes.zeros(3, 64, 64);
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (float) random.nextGaussian();
        }
        return new ClassSample(picture, Set.of(number % 3), origin);
    }
}
