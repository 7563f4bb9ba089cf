package dev.wsss.operator.status;

/**
 * A note about a run for people.
 *
 * @param urgency the most urgent one is shown
 * @param reason one word for machines, as in conditions
 * @param sentence with absolute times only, so that it stays true
 */
public record StatusNote(Urgency urgency, String reason, String sentence) {
    /** Urgency of a note, by who has to act. */
    public enum Urgency {
        /** No action: it will be over before it is read, and is shown only where there is nothing else to show. */
        PASSES,
        /** No action: the work goes on. */
        WORKS,
        /** No action yet: it waits for something that will come. */
        WAITS,
        /** A person. */
        NEEDS_PERSON
    }
}
