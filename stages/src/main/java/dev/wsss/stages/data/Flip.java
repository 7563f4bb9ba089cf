package dev.wsss.stages.data;

import java.util.random.RandomGenerator;

/** Whether left and right are swapped. */
public enum Flip {
    /** As it is. */
    NONE,
    /** Swapped. */
    MIRRORED;

    /** Mirrored with this probability; published: 0.5. */
    public static Flip draw(RandomGenerator random, double probability) {
        return random.nextDouble() < probability ? MIRRORED : NONE;
    }
}
