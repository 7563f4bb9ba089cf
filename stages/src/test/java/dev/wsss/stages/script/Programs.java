package dev.wsss.stages.script;

import java.util.BitSet;

/** The text that a network is compiled to. */
public final class Programs {
    private Programs() {}

    /** Returns a step of training where anything is trained, else one of use. */
    public static String of(Network network, Numeric numeric) {
        return network.inputs().size() > 1
                ? new TrainingText(network, numeric, false).method()
                : Inference.method(
                        network,
                        new TorchScriptEmitter(network, new BitSet(), numeric, true, name -> name),
                        numeric.target());
    }
}
