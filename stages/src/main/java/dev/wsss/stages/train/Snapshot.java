package dev.wsss.stages.train;

import dev.wsss.stages.weights.StateDict;

/** The content of a checkpoint; weights and momentum are as large as the network, and may be fetched when they are asked for. */
public interface Snapshot {
    /** Updates done. */
    int step();

    /** Parameters and running statistics. */
    StateDict weights();

    /** The last directions of the trained parameters; empty before the first step. */
    StateDict momentum();

    /** One row for each step done. */
    LossHistory losses();
}
