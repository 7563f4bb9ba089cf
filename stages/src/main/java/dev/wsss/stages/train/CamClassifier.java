package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;

/** How probable each class is in a picture; one caller at a time. */
public final class CamClassifier implements AutoCloseable {
    private final Inference inference;

    /** Compiles the network; names the network does not have are ignored. */
    public CamClassifier(CamNetwork network, StateDict weights, Numeric numeric) {
        Network program = network.logits();
        inference = new Inference(program, FittingWeights.of(program, weights), numeric);
    }

    /**
     * The logistic function of the logits.
     *
     * @param picture 3 × H × W, normalised
     * @return one probability a class
     */
    public float[] probabilities(Planes picture) {
        FloatArray logits = inference
                .run(new Bindings().with("picture", Batches.of(picture)))
                .get("logits");
        if (logits == null) {
            throw new IllegalStateException("the network gives no logits");
        }
        float[] probabilities = logits.values().clone();
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-probabilities[i])));
        }
        return probabilities;
    }

    @Override
    public void close() {
        inference.close();
    }
}
