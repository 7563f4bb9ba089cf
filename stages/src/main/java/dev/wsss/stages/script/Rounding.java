package dev.wsss.stages.script;

/** The rounding that a network keeps to while it is trained. */
public enum Rounding {
    /**
     * PyTorch's, operation by operation: gradients are compared with an original program's. Each other rounding before a
     * rectifier moves some activation across zero, and that shows in the gradients' fourth digit.
     */
    ORIGINAL,
    /** Any: batch norms that keep their statistics are folded into convolutions, and channels come last. */
    FREE
}
