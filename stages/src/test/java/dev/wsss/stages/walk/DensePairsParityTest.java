package dev.wsss.stages.walk;

import static dev.wsss.stages.Closeness.assertClose;

import dev.wsss.stages.ComparedWith;
import dev.wsss.stages.Golden;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests of one step along the affinities of AffinityNet's network, against its dense matrix with columns of sum 1. */
@ComparedWith("5_nets")
class DensePairsParityTest {
    private static final int HEIGHT = 9;
    private static final int WIDTH = 13;

    @Test
    void aStepIsAProductWithTheDenseMatrix() {
        Golden golden = Golden.folder("5_nets");
        FloatArray affinities = golden.floats("psa_aff_1_aff.npy");
        FloatArray dense = golden.floats("psa_aff_1_dense.npy");
        int size = HEIGHT * WIDTH;
        // A plane for each pixel, 1 there: the walked planes are the rows of the transition matrix.
        Planes scores = Planes.zeros(size, HEIGHT, WIDTH);
        float[] expected = new float[size * size];
        for (int pixel = 0; pixel < size; pixel++) {
            scores.values()[pixel * size + pixel] = 1;
            double degree = 0;
            for (int other = 0; other < size; other++) {
                degree += dense.values()[other * size + pixel];
            }
            for (int other = 0; other < size; other++) {
                expected[other * size + pixel] = (float) (dense.values()[other * size + pixel] / degree);
            }
        }
        float[] walked = new RandomWalk(5, 1, 0).walkPairs(scores, affinities).values();
        assertClose("transition matrix of " + Arrays.toString(dense.shape()), walked, expected, 1e-6);
    }
}
