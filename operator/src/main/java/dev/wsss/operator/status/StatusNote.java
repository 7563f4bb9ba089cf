package dev.wsss.operator.status;

/**
 * Something about a run that a person may want to know.
 *
 * @param urgency the most urgent one is shown
 * @param reason one word for machines, as in conditions
 * @param sentence with absolute times only, so that it stays true
 */
public record StatusNote(Urgency urgency, String reason, String sentence) {
    /** Urgency of a note, by who has to act. */
    public enum Urgency {
        /** Nobody: it will be over before it is read, and is said only where there is nothing else to say. */
        PASSES,
        /** Nobody: the work goes on. */
        WORKS,
        /** Nobody yet: it waits for something that will come. */
        WAITS,
        /** A person. */
        NEEDS_PERSON
    }
}
