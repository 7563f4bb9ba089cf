package dev.wsss.stages.train;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Initial weights of a network: given ones where there are any, fresh ones elsewhere. */
public final class InitialWeights {
    private InitialWeights() {}

    /**
     * Returns all parameters of a network; the fresh ones do not depend on which others are given.
     *
     * @param given weights under torch names; names the network does not have are ignored
     * @throws Failure of class InvalidConfig where a given shape is not the network's
     */
    public static StateDict of(Network network, StateDict given, RandomGenerator random) {
        SequencedMap<String, FloatArray> weights = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            // Drawn in any case, so that those behind it get the same draws.
            FloatArray fresh = parameter.fresh(random);
            if (!given.has(parameter.name())) {
                weights.put(parameter.name(), fresh);
            } else {
                FloatArray value = given.get(parameter.name());
                if (!Arrays.equals(value.shape(), parameter.shape())) {
                    throw new Failure(
                            FailureClass.INVALID_CONFIG,
                            "the initial weights have " + parameter.name() + " as " + Arrays.toString(value.shape())
                                    + " but the network needs " + Arrays.toString(parameter.shape())
                                    + ": give weights of the same width and classes, or change those");
                }
                weights.put(parameter.name(), value);
            }
        }
        return new StateDict(weights);
    }

    /** Names of parameters that would start fresh although nothing trains them. */
    public static List<String> missing(Network network, StateDict given) {
        return network.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.FROZEN)
                .map(Parameter::name)
                .filter(name -> !given.has(name))
                .toList();
    }
}
