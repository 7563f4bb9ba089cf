package dev.wsss.stages.method.affinitynet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.random.Randomness;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of soft seeds: float16 gives the labels of float32, on real CRF output of real pictures. */
@ComparedWith({"0_images", "2_crf"})
class HalfSeedsTest {
    private static final Crf.Gaussian SMOOTHNESS = new Crf.Gaussian(3, 3);
    private static final Crf.Bilateral APPEARANCE = new Crf.Bilateral(80, 13, 10);
    private static final int CROPS = 50;

    @ParameterizedTest(name = "{0}, alphas 4 and {2}")
    @CsvSource({"case0, a, 32", "case0, a, 24", "case1, b, 32", "case1, b, 24"})
    void atLeast999Of1000LabelsAreEqual(String name, String picture, double high) {
        RgbImage image = Golden.folder("0_images").rgb(picture + "_rgb.npy");
        SoftSeeds seeds = new SoftSeeds.Rule(new AlphaBackground(4), new AlphaBackground(high), 10)
                .of(maps(name), DenseCrf.of(image, SMOOTHNESS, APPEARANCE));
        SoftSeeds halves = new SoftSeeds(halved(seeds.low()), halved(seeds.high()));
        RandomGenerator random = new Randomness(1, name).stream("crops");
        int cells = 0;
        int different = 0;
        for (int crop = 0; crop < CROPS; crop++) {
            CropWindow window = CropWindow.draw(random, image.height(), image.width(), 224 + crop);
            Flip flip = Flip.draw(random, 0.5);
            LabelMap labels = seeds.labels(window, flip, 8);
            LabelMap ofHalves = halves.labels(window, flip, 8);
            cells += labels.labels().length;
            for (int cell = 0; cell < labels.labels().length; cell++) {
                different += labels.labels()[cell] == ofHalves.labels()[cell] ? 0 : 1;
            }
        }
        System.out.printf(
                "%s with alphas 4 and %.0f: %d of %d labels differ, %d bytes a picture%n",
                name, high, different, cells, 4 * seeds.low().values().length);
        assertThat(different).isLessThanOrEqualTo(cells / 1000);
    }

    private static Planes maps(String name) {
        NpyArray bytes = Golden.folder("2_crf").npy(name + "_cam_u8.npy");
        Planes maps = Planes.zeros(bytes.shape()[0], bytes.shape()[1], bytes.shape()[2]);
        for (int i = 0; i < maps.values().length; i++) {
            maps.values()[i] = (bytes.bytes()[i] & 0xff) / 255f;
        }
        return maps;
    }

    private static Planes halved(Planes planes) {
        int[] shape = {planes.channels(), planes.height(), planes.width()};
        byte[] file = NpyArray.halves(new FloatArray(shape, planes.values())).encode();
        return new Planes(shape[0], shape[1], shape[2], NpyArray.parse(file).floats());
    }
}
