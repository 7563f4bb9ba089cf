package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.train.TrainingState;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Weights between steps: where a training starts from, and what it leaves. */
final class TrainedWeights {
    private TrainedWeights() {}

    /**
     * The weights artifact that the step reads, or the user's file of a whole backbone; empty when there is neither.
     *
     * @throws dev.wsss.pipeline.outcome.Failure of class InvalidData where the file is no backbone of the method
     */
    static StateDict start(StageContext context) throws IOException {
        ArtifactReader trained = context.inputs().find(ArtifactKind.CAM_WEIGHTS).orElse(null);
        if (trained != null) {
            return read(trained);
        }
        UserPath file = context.sources().initialWeights();
        return file == null
                ? new StateDict(new LinkedHashMap<>())
                : context.method()
                        .backbone()
                        .whole(WeightsFile.read(file), List.of())
                        .stateDict();
    }

    static StateDict read(ArtifactReader artifact) throws IOException {
        return SafeTensors.read(artifact.bytes(History.WEIGHTS), History.WEIGHTS);
    }

    /** Writes weights and history. */
    static void write(
            StageContext context, TrainingState state, IntToDoubleFunction rate, SortedMap<String, Long> counts)
            throws IOException {
        int columns = state.losses().names().size();
        float[] losses = state.losses().losses().values();
        context.output().write(History.WEIGHTS, out -> SafeTensors.write(state.weights(), out));
        History history = new History(
                state.step(),
                IntStream.range(0, state.step())
                        .mapToObj(step -> (double) losses[step * columns])
                        .toList(),
                IntStream.range(0, state.step()).mapToObj(rate::applyAsDouble).toList(),
                counts);
        context.output().write(History.OBJECT, Json.bytes(history));
    }
}
