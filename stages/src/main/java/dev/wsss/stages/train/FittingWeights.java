package dev.wsss.stages.train;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.Map;

/** Weights that have every parameter of a network in its shape; they may have been trained for another one. */
final class FittingWeights {
    private FittingWeights() {}

    /**
     * Returns the arrays by name; a failure of class InvalidConfig names the first parameter that is absent or does not
     * fit.
     */
    static Map<String, FloatArray> of(Network network, StateDict weights) {
        for (Parameter parameter : network.parameters()) {
            String needed = parameter.name() + " " + Arrays.toString(parameter.shape());
            if (!weights.has(parameter.name())) {
                throw refused("lack " + needed);
            }
            int[] shape = weights.get(parameter.name()).shape();
            if (!Arrays.equals(shape, parameter.shape())) {
                throw refused("have " + parameter.name() + " as " + Arrays.toString(shape) + " instead of " + needed);
            }
        }
        return weights.arrays();
    }

    private static Failure refused(String why) {
        return new Failure(
                FailureClass.INVALID_CONFIG,
                "the weights do not fit the network: they " + why
                        + "; set network.width and dataset.classes to what they were trained with, or give others"
                        + " (wsss weights inspect lists what a file has)");
    }
}
