package dev.wsss.stages.data;

import java.util.random.RandomGenerator;

/** Mirroring of a picture. */
public enum Flip {
    /** As it is. */
    NONE,
    /** Swapped. */
    MIRRORED;

    /** Mirrors with this probability; published: 0.5. */
    public static Flip draw(RandomGenerator random, double probability) {
        return random.nextDouble() < probability ? MIRRORED : NONE;
    }
}
