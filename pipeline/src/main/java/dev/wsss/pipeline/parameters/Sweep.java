package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.stream.IntStream;

/** An evenly spaced grid of thresholds. */
public record Sweep(
        @JsonPropertyDescription("First threshold.") @Min(0) @Max(1)
        double from,

        @JsonPropertyDescription("Last threshold.") @Min(0) @Max(1)
        double to,

        @JsonPropertyDescription("Distance between two.") @Min(0.001) @Max(1)
        double step) {
    /** Returns the rules that concern several fields. */
    public static Rules<Sweep> rules() {
        return new Rules<Sweep>().atMost("from", Sweep::from, "to", Sweep::to);
    }

    /** Returns the thresholds in rising order, each the double nearest to its decimal: 0.29, not 0.28999999999999998. */
    public double[] thresholds() {
        int count = (int) Math.floor((to - from) / step + 1e-6) + 1;
        return IntStream.range(0, count)
                .mapToDouble(index -> Math.rint((from + index * step) * 1e9) / 1e9)
                .toArray();
    }
}
