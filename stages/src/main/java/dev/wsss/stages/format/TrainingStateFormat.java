package dev.wsss.stages.format;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.train.LossHistory;
import dev.wsss.stages.train.Snapshot;
import dev.wsss.stages.train.TrainingState;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A half-done training: parameters and statistics, momentum, the losses so far. */
public final class TrainingStateFormat {
    private static final String WEIGHTS = "weights.safetensors";
    private static final String MOMENTUM = "momentum.safetensors";
    private static final String LOSSES = "losses.npy";
    private static final String HEAD = "state.json";

    private TrainingStateFormat() {}

    private record Head(int step, List<String> losses) {}

    /** Writes the objects of a checkpoint. */
    public static void write(Snapshot state, ArtifactWriter writer) throws IOException {
        writer.write(HEAD, Json.bytes(new Head(state.step(), state.losses().names())));
        writer.write(WEIGHTS, out -> SafeTensors.write(state.weights(), out));
        writer.write(MOMENTUM, out -> SafeTensors.write(state.momentum(), out));
        writer.write(LOSSES, NpyArray.of(state.losses().losses()).encode());
    }

    /** Reads them. */
    public static TrainingState read(ArtifactReader objects) throws IOException {
        Head head = Json.read(objects.bytes(HEAD), Head.class, HEAD);
        return new TrainingState(
                head.step(),
                weights(objects, WEIGHTS),
                weights(objects, MOMENTUM),
                new LossHistory(
                        head.losses(), NpyArray.parse(objects.bytes(LOSSES)).array()));
    }

    private static StateDict weights(ArtifactReader objects, String name) throws IOException {
        try (InputStream in = objects.open(name)) {
            return SafeTensors.read(in, name);
        }
    }
}
