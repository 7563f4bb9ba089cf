package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;
import java.util.Map;

/** A trained network for one picture at a time; one caller at a time. */
public final class PictureNetwork implements AutoCloseable {
    private final Inference inference;

    /**
     * Compiles the network.
     *
     * @param program takes {@code picture} 1 × 3 × H × W
     * @param weights under torch names; others than the network's are ignored
     * @throws dev.wsss.pipeline.outcome.Failure of class InvalidConfig where a parameter is absent or has another shape
     */
    public PictureNetwork(Network program, StateDict weights, Numeric numeric) {
        inference = new Inference(program, FittingWeights.of(program, weights), numeric);
    }

    /** Returns an output of the program for a normalised picture, 3 × H × W. */
    public FloatArray output(String name, Planes picture) {
        int[] shape = {1, picture.channels(), picture.height(), picture.width()};
        Map<String, FloatArray> outputs =
                inference.run(new Bindings().with("picture", new FloatArray(shape, picture.values())));
        FloatArray output = outputs.get(name);
        if (output == null) {
            throw new IllegalArgumentException("the network gives no " + name + " but " + outputs.keySet());
        }
        return output;
    }

    /** Returns an output of the form 1 × channels × h × w. */
    public Planes planes(String name, Planes picture) {
        FloatArray output = output(name, picture);
        int[] shape = output.shape();
        return new Planes(shape[1], shape[2], shape[3], output.values());
    }

    @Override
    public void close() {
        inference.close();
    }
}
