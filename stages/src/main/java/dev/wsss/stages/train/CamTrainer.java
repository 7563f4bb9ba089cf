package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/** Trains the class-map network; one caller at a time, any number of trainers in one process. */
public final class CamTrainer implements AutoCloseable {
    private static final List<String> LOSSES = List.of("loss");

    private final Trainer trainer;
    private final Split split;

    /** Goes on from a state. */
    public CamTrainer(CamNetwork network, TrainingState start, Sgd sgd, Split split, Numeric numeric) {
        this.split = split;
        trainer = new Trainer(network.training(), start, sgd, numeric, split.batches());
    }

    /** The state before the first step. */
    public static TrainingState start(StateDict weights) {
        return new TrainingState(0, weights, new StateDict(new java.util.LinkedHashMap<>()), LossHistory.none(LOSSES));
    }

    /**
     * One update.
     *
     * @param pictures N × 3 × H × W, normalised
     * @param labels N × classes, 1 where a picture has the class
     * @return the loss before the update: the mean over pictures and classes
     * @throws dev.wsss.pipeline.outcome.Failure of class Diverged where the loss is not a number
     */
    public float step(FloatArray pictures, FloatArray labels) {
        return trainer.step(parts(pictures, labels))[0];
    }

    /** Updates done, those before {@code start} included. */
    public int steps() {
        return trainer.steps();
    }

    /** What a checkpoint holds, and at the end the trained weights. */
    public TrainingState state() {
        return trainer.state();
    }

    private List<Trainer.Part> parts(FloatArray pictures, FloatArray labels) {
        int n = pictures.shape()[0];
        List<Trainer.Part> parts = new ArrayList<>();
        split.forEach(n, (from, to) -> {
            Bindings bindings = new Bindings()
                    .with("picture", Trainer.slice(pictures, from, to))
                    .with("labels", Trainer.slice(labels, from, to));
            parts.add(new Trainer.Part(bindings, (to - from) / (double) n));
        });
        return parts;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
