package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImporter;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Weights trained elsewhere, as the artifact that our training would have written. */
public final class ImportedWeights {
    private ImportedWeights() {}

    /** Reads a weights file of any kind, which must hold a whole backbone, and writes its tensors under the names here. */
    public static void write(UserPath file, ArtifactWriter writer) throws IOException {
        Checkpoint read = WeightsFile.read(file);
        StateDict weights = WeightsImporter.of(read).whole(read, List.of()).stateDict();
        writer.write(History.WEIGHTS, out -> SafeTensors.write(weights, out));
        writer.write(History.OBJECT, Json.bytes(new History(0, List.of(), List.of(), new TreeMap<>())));
    }
}
