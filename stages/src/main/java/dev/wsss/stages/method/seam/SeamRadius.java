package dev.wsss.stages.method.seam;

/** SEAM's radius for small maps, an {@link dev.wsss.stages.method.affinitynet.AlphaWalk.RadiusRule}. */
public final class SeamRadius {
    private SeamRadius() {}

    /** Returns (shorter side − 1) / 2 where that side has less than 2 radius + 1 cells; else the radius. */
    public static int of(int radius, int height, int width) {
        int side = Math.min(height, width);
        return side < 2 * radius + 1 ? (side - 1) / 2 : radius;
    }
}
