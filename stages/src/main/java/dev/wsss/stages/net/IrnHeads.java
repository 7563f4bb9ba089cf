package dev.wsss.stages.net;

import dev.wsss.stages.net.backbone.Features;
import dev.wsss.stages.net.backbone.Tap;
import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * IRNet's two branches over the taps of a backbone; both give maps at the finest stride of a tap.
 *
 * <p>Layers are numbered by tap, the ones that join them follow: {@code fc_edge6}, {@code fc_dp6} and {@code fc_dp7} for
 * the five taps of a ResNet-50.
 *
 * @param script the network being written
 * @param features detached
 */
record IrnHeads(Script script, Features features) {
    /** Learning-rate group of the boundary branch. */
    static final String EDGE = "edge";
    /** Learning-rate group of the displacement branch. */
    static final String DISPLACEMENT = "displacement";

    /** Returns logits of class boundaries, one channel. */
    Value edge() {
        script.group(EDGE);
        int finest = features.finestStride();
        List<Value> edges = new ArrayList<>();
        for (Tap tap : features.taps()) {
            Value y = branch("fc_edge" + (edges.size() + 1), tap.value(), 32, 4);
            y = script.relu(upsampled(y, tap.stride() / finest));
            edges.add(tap.stride() == finest ? y : script.cropLike(y, edges.get(lastOfStride(finest))));
        }
        Value all = script.float32(script.concat(edges.toArray(Value[]::new)));
        return script.convWithBias("fc_edge" + (edges.size() + 1), all, 1, Geometry.POINTWISE, Initialiser.UNIFORM);
    }

    /**
     * Returns rows and columns to the middle of the object, two channels, without the mean shift. Taps coarser than the
     * finest are joined first, at the finest stride among them.
     */
    Value displacement() {
        script.group(DISPLACEMENT);
        int finest = features.finestStride();
        List<Tap> coarse =
                features.taps().stream().filter(tap -> tap.stride() > finest).toList();
        int middle = coarse.isEmpty() ? finest : coarse.getFirst().stride();
        List<Value> fine = new ArrayList<>();
        List<Value> deep = new ArrayList<>();
        int number = 0;
        for (Tap tap : features.taps()) {
            int channels = Math.min(64 << number, 256);
            number++;
            Value y = branch("fc_dp" + number, tap.value(), channels, channels == 64 ? 8 : 16);
            if (tap.stride() == finest) {
                fine.add(script.relu(y));
            } else {
                deep.add(script.relu(upsampled(y, tap.stride() / middle)));
            }
        }
        if (!deep.isEmpty()) {
            int same =
                    (int) coarse.stream().filter(tap -> tap.stride() == middle).count();
            number++;
            Value y = branch("fc_dp" + number, joined(deep, same - 1), 256, 16);
            fine.add(script.relu(upsampled(y, middle / finest)));
        }
        String last = "fc_dp" + (number + 1);
        Value all = joined(fine, lastOfStride(finest));
        Value y = script.relu(norm(last, conv(last + ".0", all, 256), 16));
        return script.conv(last + ".3", script.float32(y), 2, Geometry.POINTWISE, Initialiser.UNIFORM);
    }

    /** Returns the place of the last tap of a stride. */
    private int lastOfStride(int stride) {
        int last = -1;
        for (Tap tap : features.taps()) {
            if (tap.stride() == stride) {
                last++;
            }
        }
        return last;
    }

    /** Maps channel after channel; those behind the reference are cropped to its size. */
    private Value joined(List<Value> maps, int reference) {
        List<Value> parts = new ArrayList<>();
        for (Value map : maps) {
            parts.add(parts.size() <= reference ? map : script.cropLike(map, maps.get(reference)));
        }
        return script.concat(parts.toArray(Value[]::new));
    }

    private Value upsampled(Value x, int factor) {
        return factor == 1 ? x : script.upsample(x, factor);
    }

    private Value branch(String name, Value x, int channels, int groups) {
        return norm(name, conv(name + ".0", x, channels), groups);
    }

    private Value conv(String name, Value x, int channels) {
        return script.conv(name, x, channels, Geometry.POINTWISE, Initialiser.HE);
    }

    private Value norm(String name, Value x, int groups) {
        return script.groupNorm(name + ".1", x, groups);
    }
}
