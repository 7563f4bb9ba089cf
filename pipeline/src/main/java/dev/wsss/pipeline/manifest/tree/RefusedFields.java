package dev.wsss.pipeline.manifest.tree;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown by a record whose values are impossible; names every refused field, not only the first. */
public final class RefusedFields extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    /**
     * One refused field.
     *
     * @param field the component's name, or for a value deeper down its relative JSON pointer (a/b)
     * @param sentence what is wrong with its value
     * @param suggestion a legal word that was probably meant, or null
     */
    public record Refusal(
            String field, String sentence, @Nullable String suggestion) {}

    RefusedFields(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.field() + ": " + refusal.sentence())
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /** The refused fields, in the order in which they were checked. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
