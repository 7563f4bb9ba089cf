package dev.wsss.stages.weights;

import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * The named tensors of one weights file, in the order of the file and with the types of the file.
 *
 * @param source the file's name, for messages
 * @param format what the file is, in words
 * @param tensors name → tensor, under the names of torch
 * @param dropped names in the file that no network here has, for instance an ImageNet classifier
 */
public record Checkpoint(String source, String format, SequencedMap<String, Tensor> tensors, List<String> dropped) {
    private static final long ALWAYS_ALLOWED = 1 << 20;

    public Checkpoint {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
        dropped = List.copyOf(dropped);
    }

    /**
     * Returns a checkpoint of a file of so many bytes; refuses one whose views multiply its content, as no real network
     * does.
     *
     * <p>Shared and expanded tensors may hold more numbers than the file, but 16 for each of its bytes are a bomb.
     */
    static Checkpoint of(
            WeightsSource source, String format, SequencedMap<String, Tensor> tensors, List<String> dropped) {
        long numbers = tensors.values().stream().mapToLong(Tensor::size).sum();
        if (numbers > Math.max(ALWAYS_ALLOWED, 16L * source.size())) {
            throw source.refusal("its tensors are views of " + numbers + " numbers on a file of " + source.size()
                    + " bytes; no real network is stored like this");
        }
        return new Checkpoint(source.name(), format, tensors, dropped);
    }

    /** Returns the tensors under new names; those whose new name is empty are dropped. */
    Checkpoint renamed(UnaryOperator<String> names) {
        SequencedMap<String, Tensor> renamed = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(dropped);
        tensors.forEach((name, tensor) -> {
            String wanted = names.apply(name);
            if (wanted.isEmpty() || renamed.putIfAbsent(wanted, tensor) != null) {
                left.add(name);
            }
        });
        return new Checkpoint(source, format, renamed, left);
    }

    /** Refuses numbers that are none, or infinite: nothing can be trained from them. */
    void requireFinite() {
        tensors.forEach((name, tensor) -> {
            float[] values = tensor.floats().values();
            int odd = 0;
            for (float value : values) {
                odd += Float.isFinite(value) ? 0 : 1;
            }
            if (odd > 0) {
                throw WeightsSource.refusal(
                        source,
                        odd + " of " + values.length + " numbers of " + name
                                + " are NaN or infinite, as after a training that diverged; take an earlier checkpoint");
            }
        });
    }

    /** Returns all tensors as float32; integers too. */
    public StateDict stateDict() {
        SequencedMap<String, FloatArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            arrays.put(entry.getKey(), entry.getValue().floats());
        }
        return new StateDict(arrays);
    }
}
