package dev.wsss.stages.net;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Parameter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Weights of the golden networks, generated from the name of each parameter, bit for bit.
 *
 * @param seed the seed string of the golden folder
 */
public record GeneratedWeights(String seed) {
    /** Returns values for all parameters of a network. */
    public SequencedMap<String, FloatArray> of(Network network) {
        SequencedMap<String, FloatArray> weights = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            weights.put(parameter.name(), tensor(parameter.name(), parameter.shape()));
        }
        return weights;
    }

    /** Returns one tensor. */
    public FloatArray tensor(String name, int... shape) {
        float[] values = stream(name, FloatArray.size(shape));
        String leaf = name.substring(name.lastIndexOf('.') + 1);
        float scale = shape.length == 4
                ? (float) (gain(name) * Math.sqrt(12.0 / ((double) shape[1] * shape[2] * shape[3])))
                : 1;
        for (int i = 0; i < values.length; i++) {
            float d = values[i] - 0.5f;
            if (shape.length == 4) {
                values[i] = scale * d;
            } else if (name.equals("mean_shift.running_mean")) {
                values[i] = 2 * d;
            } else if (leaf.equals("running_var")) {
                values[i] = 1 + Math.abs(0.4f * d);
            } else if (leaf.equals("weight")) {
                values[i] = 1 + 0.2f * d;
            } else {
                values[i] = 0.2f * d;
            }
        }
        return new FloatArray(shape, values);
    }

    private static double gain(String name) {
        boolean last = name.startsWith("resnet50.layer")
                ? name.endsWith("conv3.weight")
                : name.endsWith("conv_branch2b2.weight");
        boolean lastOfTwo = name.endsWith("conv_branch2b1.weight") && !name.matches("b[67][.].*");
        if (last || lastOfTwo) {
            return 0.5;
        }
        if (name.endsWith("downsample.0.weight") || name.endsWith("conv_branch1.weight")) {
            return 1;
        }
        return switch (name) {
            case "classifier.weight", "fc8.weight", "fc_edge6.weight", "fc_dp7.3.weight" -> 2;
            default -> Math.sqrt(2);
        };
    }

    private float[] stream(String name, int n) {
        long state = firstState(seed + "/" + name);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            values[i] = (z >>> 40) * 0x1p-24f;
        }
        return values;
    }

    private static long firstState(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
