package dev.wsss.operator.status;

import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Conditions that are being renewed: each keeps its transition time while its value stays.
 *
 * @param before as the status had them
 * @param generation that the new ones are about
 * @param now the present
 */
record Conditions(List<Condition> before, long generation, Instant now) {
    /** Value of a condition. */
    enum Value {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String word;

        Value(String word) {
            this.word = word;
        }

        static Value of(boolean holds) {
            return holds ? TRUE : FALSE;
        }
    }

    /** Returns one condition with its present value. */
    Condition with(String type, Value value, String reason, String message) {
        Optional<Condition> old = find(type);
        boolean kept = old.isPresent() && old.get().getStatus().equals(value.word);
        return new ConditionBuilder()
                .withType(type)
                .withStatus(value.word)
                .withReason(reason)
                .withMessage(SafeText.of(message, StatusOf.SENTENCE_BYTES))
                .withObservedGeneration(generation)
                .withLastTransitionTime(kept ? old.get().getLastTransitionTime() : now.toString())
                .build();
    }

    /** Returns the earlier ones with some renewed. */
    List<Condition> renewed(List<Condition> renewed) {
        List<Condition> all = new ArrayList<>(renewed);
        before.stream()
                .filter(old -> renewed.stream().noneMatch(each -> Objects.equals(each.getType(), old.getType())))
                .forEach(all::add);
        return all;
    }

    private Optional<Condition> find(String type) {
        return before.stream().filter(each -> each.getType().equals(type)).findFirst();
    }
}
