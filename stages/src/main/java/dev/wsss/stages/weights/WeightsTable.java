package dev.wsss.stages.weights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Output of {@code wsss weights inspect}: a line for each tensor, then what was left out, then the sum. */
public final class WeightsTable {
    private WeightsTable() {}

    /** Returns the table as text with a line end after each line. */
    public static String text(Checkpoint file) {
        int name = Math.max(
                4,
                file.tensors().keySet().stream().mapToInt(String::length).max().orElse(0));
        int shape = Math.max(
                5,
                file.tensors().values().stream()
                        .map(WeightsTable::shape)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0));
        String line = "%-" + name + "s  %-" + shape + "s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %s%n", file.source(), file.format()));
        text.append(String.format(Locale.ROOT, line, "name", "shape", "type"));
        long numbers = 0;
        for (Map.Entry<String, Tensor> entry : file.tensors().entrySet()) {
            Tensor tensor = entry.getValue();
            numbers += tensor.size();
            String type = tensor.type().name().toLowerCase(Locale.ROOT);
            text.append(String.format(Locale.ROOT, line, entry.getKey(), shape(tensor), type));
        }
        file.dropped().forEach(dropped -> text.append(String.format(Locale.ROOT, "%s: not read%n", dropped)));
        text.append(String.format(
                Locale.ROOT, "%d tensors, %,d numbers%n", file.tensors().size(), numbers));
        return text.toString();
    }

    private static String shape(Tensor tensor) {
        return tensor.shape().length == 0
                ? "scalar"
                : Arrays.stream(tensor.shape()).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
