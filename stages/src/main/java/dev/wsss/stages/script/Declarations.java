package dev.wsss.stages.script;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The parameters of a network being written, in order. */
final class Declarations {
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private String weights = "backbone";
    private String biases = "backbone";
    private String branch = "";

    void groups(String ofWeights, String ofBiases) {
        weights = ofWeights;
        biases = ofBiases;
    }

    void branch(String name) {
        branch = name;
    }

    /** Returns the branch at hand; empty for the first. */
    String branch() {
        return branch;
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Declares a parameter and returns its name; in a further branch one of the same name and shape is used again. */
    String add(String name, Initialiser initialiser, Parameter.Kind kind, int... shape) {
        String group = name.endsWith(".bias") ? biases : weights;
        Parameter declared = parameters.putIfAbsent(name, new Parameter(name, shape, initialiser, group, kind));
        if (declared != null && branch.isEmpty()) {
            throw new IllegalArgumentException(name + " is declared twice");
        }
        if (declared != null && !Arrays.equals(declared.shape(), shape)) {
            throw new IllegalArgumentException(
                    name + " is shared as " + Arrays.toString(shape) + " and as " + Arrays.toString(declared.shape()));
        }
        return name;
    }

    /** Returns the four tensors of a batch norm. */
    List<String> norm(String name, int channels, Parameter.Kind affine) {
        return List.of(
                add(name + ".weight", Initialiser.ONES, affine, channels),
                add(name + ".bias", Initialiser.ZEROS, affine, channels),
                add(name + ".running_mean", Initialiser.ZEROS, Parameter.Kind.BUFFER, channels),
                add(name + ".running_var", Initialiser.ONES, Parameter.Kind.BUFFER, channels));
    }
}
