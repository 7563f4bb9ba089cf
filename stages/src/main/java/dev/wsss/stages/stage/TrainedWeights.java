package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.train.LossHistory;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Weights between steps: where a training starts from, and what it leaves. */
public final class TrainedWeights {
    private TrainedWeights() {}

    /**
     * Returns the weights artifact that the step reads, or the user's file of a whole backbone; empty when there is
     * neither.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class InvalidData where the file is no backbone of the method
     */
    static StateDict start(StageContext context) throws IOException {
        ArtifactReader trained = context.inputs().find(ArtifactKind.CAM_WEIGHTS).orElse(null);
        if (trained != null) {
            return read(trained);
        }
        UserPath file = context.sources().initialWeights();
        if (file == null) {
            return new StateDict(new LinkedHashMap<>());
        }
        StartingWeights start =
                StartingWeights.read(file, context.shape().architecture().importer());
        context.remarks().add(start.understood());
        return start.tensors().stateDict();
    }

    /** Reads the weights of an artifact that a training has left. */
    public static StateDict read(ArtifactReader artifact) throws IOException {
        try (InputStream in = artifact.open(History.WEIGHTS)) {
            return SafeTensors.read(in, History.WEIGHTS);
        }
    }

    /** Writes weights and history. */
    static void write(
            StageContext context,
            StateDict weights,
            LossHistory history,
            IntToDoubleFunction rate,
            SortedMap<String, Long> counts)
            throws IOException {
        int columns = history.names().size();
        int steps = history.steps();
        float[] losses = history.losses().values();
        context.output().write(History.WEIGHTS, out -> SafeTensors.write(weights, out));
        History written = new History(
                steps,
                IntStream.range(0, steps)
                        .mapToObj(step -> (double) losses[step * columns])
                        .toList(),
                IntStream.range(0, steps).mapToObj(rate::applyAsDouble).toList(),
                counts);
        context.output().write(History.OBJECT, Json.bytes(written));
    }
}
