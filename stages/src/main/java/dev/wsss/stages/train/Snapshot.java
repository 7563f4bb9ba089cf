package dev.wsss.stages.train;

import dev.wsss.stages.weights.StateDict;

/**
 * The content of a checkpoint; weights and momentum are as large as the network, and may be fetched when they are
 * needed.
 */
public interface Snapshot {
    /** Updates done. */
    int step();

    /** Returns parameters and running statistics. */
    StateDict weights();

    /** Returns the last directions of the trained parameters; empty before the first step. */
    StateDict momentum();

    /** Returns one row for each step done. */
    LossHistory losses();
}
