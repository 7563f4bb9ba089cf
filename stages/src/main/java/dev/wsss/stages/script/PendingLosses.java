package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;

/** Outputs of a call of a training, the loss first; on a GPU they may not be computed yet. */
public final class PendingLosses {
    private final NDArray outputs;

    PendingLosses(NDArray outputs) {
        this.outputs = outputs;
    }

    NDArray outputs() {
        return outputs;
    }
}
