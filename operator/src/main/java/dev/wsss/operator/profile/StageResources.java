package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;

/** Processors and memory of one class of stages; requests and limits are the same. */
public record StageResources(
        @JsonPropertyDescription("Processors.") String cpu,

        @JsonPropertyDescription("Memory of the first attempt.")
        String memory,

        @JsonPropertyDescription(
                "Memory up to which an attempt that had too little is repeated with half as much more.")
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
