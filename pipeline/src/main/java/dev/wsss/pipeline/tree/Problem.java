package dev.wsss.pipeline.tree;

import dev.wsss.pipeline.outcome.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer JSON pointer (RFC 6901) of the field, as written in the document; "" for all of it, "line N" for broken YAML
 * @param message what is wrong, one sentence
 * @param suggestion a legal word that was probably meant, or null
 */
public record Problem(
        String pointer, String message, @Nullable String suggestion) {
    /** Returns a problem for which no legal word is close. */
    public static Problem of(String pointer, String message) {
        return new Problem(pointer, message, null);
    }

    /** Returns the problem as one line: pointer, sentence, suggestion. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the document" : SafeText.of(pointer, 150) + ":") + " " + message
                + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?");
    }
}
