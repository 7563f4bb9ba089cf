package dev.wsss.stages.walk;

/**
 * One pixel on the way from a source to a destination, relative to the source.
 *
 * @param dy rows below the source
 * @param dx columns right of the source; negative is left
 */
public record PathPoint(int dy, int dx) {
    int distance() {
        return Math.abs(dy) + Math.abs(dx);
    }
}
