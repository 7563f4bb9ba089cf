package dev.wsss.stages.weights;

import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Tensors that {@code wsss weights import} keeps of a file.
 *
 * @param weights the floating-point tensors as float32, to be written with {@link SafeTensors#write}
 * @param leftOut names of integer tensors (counters, index tables) and of what no network here has
 */
public record WeightsImport(StateDict weights, List<String> leftOut) {
    public WeightsImport {
        leftOut = List.copyOf(leftOut);
    }

    /** Keeps the trainable numbers of a file under the names of the file; refuses a file that has none. */
    public static WeightsImport of(Checkpoint file) {
        SequencedMap<String, FloatArray> kept = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>(file.dropped());
        file.tensors().forEach((name, tensor) -> {
            if (tensor.type().isFloatingPoint()) {
                kept.put(name, tensor.floats());
            } else {
                leftOut.add(name);
            }
        });
        if (kept.isEmpty()) {
            throw WeightsSource.refusal(file.source(), "it holds no weights, only " + leftOut);
        }
        return new WeightsImport(new StateDict(kept), leftOut);
    }
}
