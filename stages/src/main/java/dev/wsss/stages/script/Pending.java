package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;

/** Outputs of a call of a training, the loss first; on a GPU they may not be computed yet. */
public final class Pending {
    private final NDArray outputs;

    Pending(NDArray outputs) {
        this.outputs = outputs;
    }

    NDArray outputs() {
        return outputs;
    }
}
