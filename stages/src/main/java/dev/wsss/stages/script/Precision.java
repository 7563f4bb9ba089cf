package dev.wsss.stages.script;

/** The type that the convolutional part of a network computes in; parameters, losses and outputs are float32 always. */
public enum Precision {
    /** As published. */
    FLOAT32(6),
    /** Activations and cast weights in bfloat16, channels last. */
    BFLOAT16(15);

    private final int code;

    Precision(int code) {
        this.code = code;
    }

    /** Returns the number of the type in a program's text. */
    int code() {
        return code;
    }
}
