package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;

/** What a call of a training gives, the loss first; on a GPU it may not be computed yet. */
public final class Pending {
    private final NDArray outputs;

    Pending(NDArray outputs) {
        this.outputs = outputs;
    }

    NDArray outputs() {
        return outputs;
    }
}
