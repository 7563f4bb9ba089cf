package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.walk.AffinityLabels;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.weights.StateDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Trains IRNet's branches; one caller at a time, any number of trainers in one process. */
public final class IrnTrainer implements AutoCloseable {
    private final Trainer trainer;
    private final PairOffsets offsets;
    private final Split split;

    /** Goes on from a state; {@code offsets} are those of radius 10 as published. */
    public IrnTrainer(
            IrnNetwork network, PairOffsets offsets, TrainingState start, Sgd sgd, Split split, Numeric numeric) {
        this.offsets = offsets;
        this.split = split;
        trainer = new Trainer(network.training(offsets), start, sgd, numeric, split.batches());
    }

    /** The state before the first step. */
    public static TrainingState start(IrnNetwork network, StateDict weights) {
        List<String> losses = network.branches() == IrnNetwork.Branches.EDGE
                ? List.of("total", "pos", "neg")
                : List.of("total", "pos", "neg", "dp_fg", "dp_bg");
        return new TrainingState(0, weights, new StateDict(new LinkedHashMap<>()), LossHistory.none(losses));
    }

    /**
     * One update.
     *
     * @param pictures N × 3 × H × W, normalised
     * @param labels N label maps of ⌈H/4⌉ × ⌈W/4⌉, 255 where a pixel is not labelled
     * @return the losses before the update, in the order of the history's names, the total first
     * @throws dev.wsss.pipeline.outcome.Failure of class Diverged where the loss is not a number
     */
    public float[] step(FloatArray pictures, List<LabelMap> labels) {
        return trainer.step(parts(pictures, labels));
    }

    /** Updates done, those before {@code start} included. */
    public int steps() {
        return trainer.steps();
    }

    /** What a checkpoint holds, and at the end the trained weights. */
    public TrainingState state() {
        return trainer.state();
    }

    private List<Trainer.Part> parts(FloatArray pictures, List<LabelMap> labels) {
        List<AffinityLabels> codes =
                labels.stream().map(map -> AffinityLabels.of(map, offsets)).toList();
        FloatArray counts = PairCodes.counts(codes);
        List<Trainer.Part> parts = new ArrayList<>();
        split.forEach(pictures.shape()[0], (from, to) -> {
            ByteArray pairs = PairCodes.of(codes.subList(from, to));
            Bindings bindings = new Bindings()
                    .with("picture", Trainer.slice(pictures, from, to))
                    .with("pairs", pairs)
                    .with("counts", counts);
            parts.add(new Trainer.Part(bindings, 1));
        });
        return parts;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
