package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.stream.IntStream;

/** An evenly spaced grid of thresholds. */
@ValidationRule(
        value = "!has(self.from) || !has(self.to) || self.from <= self.to",
        message = "must not exceed to",
        fieldPath = ".from")
public record Sweep(
        @JsonPropertyDescription("First threshold.") @Min(0) @Max(1)
        double from,

        @JsonPropertyDescription("Last threshold.") @Min(0) @Max(1)
        double to,

        @JsonPropertyDescription("Distance between two.") @Min(0.001) @Max(1)
        double step) {
    /** Refuses values that make no sense, all of them at once. */
    public Sweep {
        new Checks()
                .within(0, 1, "from", from)
                .within(0, 1, "to", to)
                .that(from <= to, "from", "is " + from + ", but must not exceed to " + to)
                .within(0.001, 1, "step", step)
                .orRefuse();
    }

    /** The thresholds in rising order, each the double nearest to its decimal: 0.29, not 0.28999999999999998. */
    public double[] thresholds() {
        int count = (int) Math.floor((to - from) / step + 1e-6) + 1;
        return IntStream.range(0, count)
                .mapToDouble(index -> Math.rint((from + index * step) * 1e9) / 1e9)
                .toArray();
    }
}
