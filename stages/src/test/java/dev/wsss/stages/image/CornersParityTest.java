package dev.wsss.stages.image;

import static dev.wsss.stages.Closeness.assertClose;

import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.NpyArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of enlarging with aligned corners against torch: SEAM's class maps before and after its network enlarged them.
 */
@ComparedWith("5_nets")
class CornersParityTest {
    private static final int EVERY = 4;

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void enlargedMapsAreThoseOfTorch(int input) {
        Golden golden = Golden.folder("5_nets");
        NpyArray picture = golden.npy("input" + input + ".npy");
        int height = picture.shape()[2];
        int width = picture.shape()[3];
        Planes large = Bilinear.resizeCorners(golden.planes("seam_" + input + "_cam_low.npy"), height, width);
        Planes expected = golden.planes("seam_" + input + "_cam_every4.npy");
        Planes some = Planes.zeros(expected.channels(), expected.height(), expected.width());
        for (int i = 0; i < some.values().length; i++) {
            int row = i / some.width() % some.height() * EVERY;
            int column = i % some.width() * EVERY;
            some.values()[i] = large.values()[(i / some.planeSize() * height + row) * width + column];
        }
        assertClose("input " + input, some, expected, 1e-6);
    }
}
