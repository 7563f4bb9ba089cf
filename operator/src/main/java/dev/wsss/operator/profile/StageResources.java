package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Expects;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Processors and memory of one class of stages; requests and limits are the same. */
public record StageResources(
        @JsonPropertyDescription("Processors.")
        @Pattern(Amounts.PATTERN)
        @Expects(Amounts.MESSAGE)
        @Size(max = Amounts.LENGTH)
        String cpu,

        @JsonPropertyDescription("Memory of the first attempt.")
        @Pattern(Amounts.PATTERN)
        @Expects(Amounts.MESSAGE)
        @Size(max = Amounts.LENGTH)
        String memory,

        @JsonPropertyDescription(
                "Memory up to which an attempt that had too little is repeated with half as much more.")
        @Pattern(Amounts.PATTERN)
        @Expects(Amounts.MESSAGE)
        @Size(max = Amounts.LENGTH)
        String maximumMemory) {
    /** Returns the rules that concern several fields. */
    public static Rules<StageResources> rules() {
        Rules<StageResources> rules = new Rules<>();
        Amounts.rule(rules, "cpu", StageResources::cpu);
        Amounts.rule(rules, "memory", StageResources::memory);
        Amounts.rule(rules, "maximumMemory", StageResources::maximumMemory);
        return rules.that(
                "maximumMemory",
                own -> Amounts.compare(own.memory, own.maximumMemory) <= 0,
                own -> "is " + own.maximumMemory + ", but must not be less than memory " + own.memory,
                Rules.present("memory", "maximumMemory")
                        + "quantity(self.memory).compareTo(quantity(self.maximumMemory)) <= 0",
                "must not be less than memory");
    }
}
