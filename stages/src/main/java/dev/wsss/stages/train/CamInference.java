package dev.wsss.stages.train;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Inference;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;

/** Class maps of single pictures; one caller at a time. */
public final class CamInference implements AutoCloseable {
    private final Inference inference;

    /** Compiles the network; the weights carry torch names, others than the network's are ignored. */
    public CamInference(CamNetwork network, StateDict weights, Numeric numeric) {
        Network program = network.maps();
        inference = new Inference(program, FittingWeights.of(program, weights), numeric);
    }

    /**
     * The maps of a picture at one scale: max(0, classifier) of the picture plus that of its mirror, mirrored back.
     *
     * @param picture 3 × H × W, normalised
     * @return classes × ⌈H/16⌉ × ⌈W/16⌉
     */
    public Planes maps(Planes picture) {
        return Batches.planes(inference.run(new Bindings().with("picture", Batches.of(picture))), "maps");
    }

    @Override
    public void close() {
        inference.close();
    }
}
