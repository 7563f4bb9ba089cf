package dev.wsss.stages.data;

import java.util.random.RandomGenerator;

/** Whether left and right are swapped. */
public enum Flip {
    /** As it is. */
    NONE,
    /** Swapped. */
    MIRRORED;

    /** Either, with equal probability. */
    public static Flip draw(RandomGenerator random) {
        return random.nextBoolean() ? MIRRORED : NONE;
    }
}
