package dev.wsss.stages.method;

import dev.wsss.stages.method.affinitynet.AffinityNetMethod;
import dev.wsss.stages.method.irn.IrnMethod;
import dev.wsss.stages.method.seam.SeamMethod;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.Optional;

/** The parts of each method that a manifest can name. */
public final class Methods {
    private Methods() {}

    /** Returns the parts of a method. */
    public static Method of(dev.wsss.pipeline.parameters.Method method) {
        return switch (method) {
            case IRN -> IrnMethod.METHOD;
            case AFFINITYNET -> AffinityNetMethod.METHOD;
            case SEAM -> SeamMethod.METHOD;
        };
    }

    /** Returns the method whose classifier on a backbone has such weights. */
    public static Optional<dev.wsss.pipeline.parameters.Method> recognised(
            Architecture architecture, StateDict weights) {
        return Arrays.stream(dev.wsss.pipeline.parameters.Method.values())
                .filter(method ->
                        of(method).mapping().recognised(architecture, weights).isPresent())
                .findFirst();
    }
}
