package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Processors and memory of one class of stages; requests and limits are the same. */
@ValidationRule(
        value = "!has(self.cpu) || [quantity(self.cpu)].all(it, " + Amounts.RULE + ")",
        message = Amounts.MESSAGE,
        fieldPath = ".cpu")
@ValidationRule(
        value = "!has(self.memory) || [quantity(self.memory)].all(it, " + Amounts.RULE + ")",
        message = Amounts.MESSAGE,
        fieldPath = ".memory")
@ValidationRule(
        value = "!has(self.maximumMemory) || [quantity(self.maximumMemory)].all(it, " + Amounts.RULE + ")",
        message = Amounts.MESSAGE,
        fieldPath = ".maximumMemory")
@ValidationRule(
        value = "!has(self.memory) || !has(self.maximumMemory)"
                + " || quantity(self.memory).compareTo(quantity(self.maximumMemory)) <= 0",
        message = "must not be less than memory",
        fieldPath = ".maximumMemory")
public record StageResources(
        @JsonPropertyDescription("Processors.") @Pattern(Amounts.PATTERN) @Size(max = Amounts.LENGTH)
        String cpu,

        @JsonPropertyDescription("Memory of the first attempt.") @Pattern(Amounts.PATTERN) @Size(max = Amounts.LENGTH)
        String memory,

        @JsonPropertyDescription(
                "Memory up to which an attempt that had too little is repeated with half as much more.")
        @Pattern(Amounts.PATTERN)
        @Size(max = Amounts.LENGTH)
        String maximumMemory) {
    /** Refuses values that make no sense, all of them at once. */
    public StageResources {
        Checks checks = new Checks();
        Amounts.check(checks, "cpu", cpu);
        Amounts.check(checks, "memory", memory);
        Amounts.check(checks, "maximumMemory", maximumMemory);
        checks.orRefuse();
        new Checks()
                .that(
                        Amounts.bytes(memory) <= Amounts.bytes(maximumMemory),
                        "maximumMemory",
                        "is " + maximumMemory + ", but must not be less than memory " + memory)
                .orRefuse();
    }
}
