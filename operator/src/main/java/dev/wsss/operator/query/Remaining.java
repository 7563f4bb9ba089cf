package dev.wsss.operator.query;

/**
 * Objects of a run whose removal goes on.
 *
 * @param objects that are left; 0: the removal is done
 */
public record Remaining(long objects) {
    /** Returns whether none is left. */
    public boolean none() {
        return objects == 0;
    }
}
