package dev.wsss.pipeline.tree;

import dev.wsss.pipeline.outcome.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refusals of one record's values, all of them and not only the first. */
public final class Checks {
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * One refused field.
     *
     * @param field the component's name, or for a value deeper down its relative JSON pointer (a/b)
     * @param sentence what is wrong with its value
     * @param suggestion a legal word that was probably meant, or null
     */
    record Refusal(String field, String sentence, @Nullable String suggestion) {}

    /** Refuses {@code field} with {@code sentence} unless {@code holds}. */
    public Checks that(boolean holds, String field, String sentence) {
        if (!holds) {
            refusals.add(new Refusal(field, sentence, null));
        }
        return this;
    }

    /** Refuses a word that is not legal, with its nearest legal neighbour as suggestion. */
    public Checks oneOf(Collection<String> legal, String field, String word) {
        if (!legal.contains(word)) {
            refusals.add(new Refusal(
                    field,
                    "is '" + SafeText.of(word, 100) + "', but must be one of " + String.join(", ", legal),
                    Spelling.nearest(word, legal)));
        }
        return this;
    }

    /** Returns the refusals, in the order of the checks. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }
}
