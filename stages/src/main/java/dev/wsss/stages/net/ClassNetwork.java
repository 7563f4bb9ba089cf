package dev.wsss.stages.net;

import dev.wsss.stages.script.Network;

/** A trained classifier as it is used. */
public interface ClassNetwork {
    /** Declares the program {@code picture} N × 3 × H × W → {@code logits} N × classes. */
    Network logits();

    /**
     * Declares the program {@code picture} 1 × 3 × H × W → {@code maps} 1 × classes × ⌈H/s⌉ × ⌈W/s⌉ for a backbone of
     * stride s, not negative.
     */
    Network maps(Passes passes);
}
