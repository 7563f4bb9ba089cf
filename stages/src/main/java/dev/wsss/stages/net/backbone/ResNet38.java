package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * ResNet-38d (ademxapp's model A1): pre-activation blocks, wide, output stride 8.
 *
 * <p>With running statistics batch norm is a fixed function and none of its parameters is trained, as published; with
 * batch statistics its parameters are trained.
 *
 * @param width multiplier of all channel counts, in 1/16 to 4; 1 is the published network
 * @param statistics of batch norm while it is trained
 * @param dropoutFactor on the published probabilities with which b6 and b7 drop channels; 0: none is dropped
 */
public record ResNet38(double width, Statistics statistics, double dropoutFactor) implements Backbone {
    /**
     * Two 3×3 convolutions.
     *
     * @param stride of the first
     * @param first dilation of the first
     * @param second dilation of the second
     */
    private record Block(String name, int middle, int out, int stride, int first, int second) {}

    /** 1×1 to a quarter of the outputs, 3×3 of dilation 4 to a half, 1×1 to all of them. */
    private record Bottleneck(String name, int out, double dropout) {}

    private static final String STEM = "conv1a";

    private static final List<Block> BLOCKS = List.of(
            new Block("b2", 128, 128, 2, 1, 1),
            new Block("b2_1", 128, 128, 1, 1, 1),
            new Block("b2_2", 128, 128, 1, 1, 1),
            new Block("b3", 256, 256, 2, 1, 1),
            new Block("b3_1", 256, 256, 1, 1, 1),
            new Block("b3_2", 256, 256, 1, 1, 1),
            new Block("b4", 512, 512, 2, 1, 1),
            new Block("b4_1", 512, 512, 1, 1, 1),
            new Block("b4_2", 512, 512, 1, 1, 1),
            new Block("b4_3", 512, 512, 1, 1, 1),
            new Block("b4_4", 512, 512, 1, 1, 1),
            new Block("b4_5", 512, 512, 1, 1, 1),
            new Block("b5", 512, 1024, 1, 1, 2),
            new Block("b5_1", 512, 1024, 1, 2, 2),
            new Block("b5_2", 512, 1024, 1, 2, 2));

    private static final List<Bottleneck> BOTTLENECKS =
            List.of(new Bottleneck("b6", 2048, 0.3), new Bottleneck("b7", 4096, 0.5));

    public ResNet38 {
        Backbone.checkedWidth(width);
    }

    /** Creates a network with the published dropout. */
    public ResNet38(double width, Statistics statistics) {
        this(width, statistics, 1);
    }

    /** Returns the published network. */
    public static ResNet38 published() {
        return new ResNet38(1, Statistics.RUNNING);
    }

    @Override
    public List<String> parts() {
        return Stream.of(Stream.of(STEM), BLOCKS.stream().map(Block::name), Stream.of("b6"))
                .flatMap(names -> names)
                .toList();
    }

    /**
     * Returns the taps: {@code conv3}, {@code conv4}, {@code conv5} (what b4, b5 and b6 read, normalised and rectified;
     * strides 4, 8 and 8) and {@code conv6}, the final features.
     */
    @Override
    public Features declare(Script script, Value picture, Frozen frozen) {
        check(frozen);
        List<Tap> taps = new ArrayList<>();
        Value x = script.conv(STEM, script.compute(picture), channels(64), Geometry.same(3, 1), Initialiser.HE);
        x = frozen.after(STEM, script, x);
        for (Block block : BLOCKS) {
            Value activated = activated(script, block.name() + ".bn_branch2a", x);
            if (block.name().equals("b4")) {
                taps.add(new Tap("conv3", activated, 4));
            } else if (block.name().equals("b5")) {
                taps.add(new Tap("conv4", activated, 8));
            }
            x = frozen.after(block.name(), script, block(script, block, x, activated));
        }
        for (Bottleneck bottleneck : BOTTLENECKS) {
            Value activated = activated(script, bottleneck.name() + ".bn_branch2a", x);
            if (bottleneck.name().equals("b6")) {
                taps.add(new Tap("conv5", activated, 8));
            }
            x = frozen.after(bottleneck.name(), script, bottleneck(script, bottleneck, activated));
        }
        taps.add(new Tap("conv6", activated(script, "bn7", x), 8));
        return frozen.of(script, new Features(taps));
    }

    private Value block(Script script, Block block, Value x, Value activated) {
        int out = channels(block.out());
        Geometry first = dilated(block.stride(), block.first());
        Value y = conv(script, block.name() + ".conv_branch2a", activated, channels(block.middle()), first);
        y = activated(script, block.name() + ".bn_branch2b1", y);
        y = conv(script, block.name() + ".conv_branch2b1", y, out, dilated(1, block.second()));
        boolean projected = block.stride() > 1 || x.channels() != out;
        Geometry pointwise = new Geometry(1, block.stride(), 0, 1);
        return script.add(y, projected ? conv(script, block.name() + ".conv_branch1", activated, out, pointwise) : x);
    }

    private Value bottleneck(Script script, Bottleneck bottleneck, Value activated) {
        String name = bottleneck.name();
        double dropout = bottleneck.dropout() * dropoutFactor;
        Value y = conv(script, name + ".conv_branch2a", activated, channels(bottleneck.out() / 4), Geometry.POINTWISE);
        y = script.dropout(name + ".dropout_2b1", activated(script, name + ".bn_branch2b1", y), dropout);
        y = conv(script, name + ".conv_branch2b1", y, channels(bottleneck.out() / 2), dilated(1, 4));
        y = script.dropout(name + ".dropout_2b2", activated(script, name + ".bn_branch2b2", y), dropout);
        y = conv(script, name + ".conv_branch2b2", y, channels(bottleneck.out()), Geometry.POINTWISE);
        return script.add(
                y, conv(script, name + ".conv_branch1", activated, channels(bottleneck.out()), Geometry.POINTWISE));
    }

    private Value activated(Script script, String norm, Value x) {
        return script.relu(
                statistics == Statistics.RUNNING
                        ? script.fixedBatchNorm(norm, x)
                        : script.batchNorm(norm, x, statistics));
    }

    private static Value conv(Script script, String name, Value x, int channels, Geometry geometry) {
        return script.conv(name, x, channels, geometry, Initialiser.HE);
    }

    private static Geometry dilated(int stride, int dilation) {
        return new Geometry(3, stride, dilation, dilation);
    }
}
