package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Value;
import java.util.List;

/**
 * torchvision's ResNet-50 with the stride in the 3×3 convolution and an output stride of 16: layer4 does not halve.
 *
 * @param width multiplier of all channel counts, in 1/16 to 4; 1 is the published network
 * @param statistics of batch norm while it is trained
 */
public record ResNet50(double width, Statistics statistics) implements Backbone {
    private static final String NAME = "resnet50";

    public ResNet50 {
        Backbone.checkedWidth(width);
    }

    /** Returns the published network. */
    public static ResNet50 published() {
        return new ResNet50(1, Statistics.RUNNING);
    }

    @Override
    public List<String> parts() {
        return List.of("layer1", "layer2", "layer3");
    }

    /**
     * Returns the taps: {@code stem} (after the max pool) and {@code layer1} at stride 4, {@code layer2} at 8, {@code
     * layer3} and {@code layer4} at 16.
     */
    @Override
    public Features declare(Script script, Value picture, Frozen frozen) {
        check(frozen);
        Value x = script.compute(picture);
        x = script.conv(NAME + ".conv1", x, channels(64), Geometry.same(7, 2), Initialiser.HE);
        x = script.relu(script.batchNorm(NAME + ".bn1", x, statistics));
        Value stem = script.maxPool(x);
        Value layer1 = layer(script, 1, stem, 3, 1);
        Value layer2 = layer(script, 2, frozen.after("layer1", script, layer1), 4, 2);
        Value layer3 = layer(script, 3, frozen.after("layer2", script, layer2), 6, 2);
        Value layer4 = layer(script, 4, frozen.after("layer3", script, layer3), 3, 1);
        return frozen.of(
                script,
                new Features(List.of(
                        new Tap("stem", stem, 4),
                        new Tap("layer1", layer1, 4),
                        new Tap("layer2", layer2, 8),
                        new Tap("layer3", layer3, 16),
                        new Tap("layer4", layer4, 16))));
    }

    private Value layer(Script script, int number, Value x, int blocks, int stride) {
        int middle = channels(32 << number);
        Value y = x;
        for (int block = 0; block < blocks; block++) {
            y = bottleneck(script, NAME + ".layer" + number + "." + block, y, middle, block == 0 ? stride : 1);
        }
        return y;
    }

    /** Adds a block: 1×1 down, 3×3, 1×1 up, and a shortcut that is a projection in the first block of a layer. */
    private Value bottleneck(Script script, String name, Value x, int middle, int stride) {
        Value y = normed(script, name + ".conv1", name + ".bn1", x, middle, Geometry.POINTWISE);
        y = normed(script, name + ".conv2", name + ".bn2", script.relu(y), middle, Geometry.same(3, stride));
        y = normed(script, name + ".conv3", name + ".bn3", script.relu(y), 4 * middle, Geometry.POINTWISE);
        Value shortcut = name.endsWith(".0") ? projection(script, name + ".downsample", x, 4 * middle, stride) : x;
        return script.relu(script.add(y, shortcut));
    }

    private Value projection(Script script, String name, Value x, int channels, int stride) {
        return normed(script, name + ".0", name + ".1", x, channels, new Geometry(1, stride, 0, 1));
    }

    private Value normed(Script script, String conv, String norm, Value x, int channels, Geometry geometry) {
        return script.batchNorm(norm, script.conv(conv, x, channels, geometry, Initialiser.HE), statistics);
    }
}
