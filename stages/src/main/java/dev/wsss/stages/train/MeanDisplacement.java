package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/** What displacements of a trained network are on average, which it subtracts when it is used; one caller at a time. */
public final class MeanDisplacement implements AutoCloseable {
    private final StateDict weights;
    private final Inference inference;
    private final double[] sum = new double[2];
    private int pictures;

    /** Compiles a network with the displacement branch. */
    public MeanDisplacement(IrnNetwork network, StateDict weights, Numeric numeric) {
        this.weights = weights;
        Network program = network.meanDisplacement();
        inference = new Inference(program, FittingWeights.of(program, weights), numeric);
    }

    /**
     * Counts a picture in; all have one size.
     *
     * @param picture 3 × H × W, normalised
     */
    public void add(Planes picture) {
        FloatArray mean = Objects.requireNonNull(inference
                .run(new Bindings().with("picture", Batches.of(picture)))
                .get("mean"));
        for (int axis = 0; axis < sum.length; axis++) {
            sum[axis] += mean.values()[axis];
        }
        pictures++;
    }

    /** The weights with the mean of all pictures stored in them: rows, then columns. */
    public StateDict centred() {
        SequencedMap<String, FloatArray> centred = new LinkedHashMap<>(weights.arrays());
        float[] mean = {(float) (sum[0] / pictures), (float) (sum[1] / pictures)};
        centred.put(IrnNetwork.MEAN_SHIFT, new FloatArray(new int[] {2}, mean));
        return new StateDict(centred);
    }

    @Override
    public void close() {
        inference.close();
    }
}
