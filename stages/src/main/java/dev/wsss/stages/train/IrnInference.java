package dev.wsss.stages.train;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;

/** Boundaries of single pictures; one caller at a time. */
public final class IrnInference implements AutoCloseable {
    private static final int STRIDE = 16;
    private final Inference inference;

    /**
     * Compiles the network.
     *
     * @param canvas side that smaller pictures are padded to with zeros, a multiple of 16; 512 as published
     */
    public IrnInference(IrnNetwork network, StateDict weights, Numeric numeric, int canvas) {
        if (canvas < STRIDE || canvas % STRIDE != 0) {
            throw new IllegalArgumentException("canvas " + canvas + ": a multiple of " + STRIDE);
        }
        Network program = network.boundaries(canvas);
        inference = new Inference(program, FittingWeights.of(program, weights), numeric);
    }

    /**
     * The boundary probabilities of a picture: the logistic function of the mean logit of the picture and its mirror.
     *
     * <p>The picture is padded right and below to the canvas, or to a multiple of 16 where it is larger; it is never
     * cropped.
     *
     * @param picture 3 × H × W, normalised
     * @return 1 × (⌊(H−1)/4⌋+1) × (⌊(W−1)/4⌋+1)
     */
    public Planes edge(Planes picture) {
        return infer(picture, "edge");
    }

    /** The displacements of a picture, rows then columns, in a network with that branch; sizes as {@link #edge}. */
    public Planes displacement(Planes picture) {
        return infer(picture, "displacement");
    }

    @Override
    public void close() {
        inference.close();
    }

    private Planes infer(Planes picture, String output) {
        return Batches.planes(inference.run(new Bindings().with("picture", Batches.of(picture))), output);
    }
}
