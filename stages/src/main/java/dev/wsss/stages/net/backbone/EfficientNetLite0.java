package dev.wsss.stages.net.backbone;

import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Rounding;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.script.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * EfficientNet-Lite0: inverted residual blocks whose 3×3 and 5×5 convolutions see each channel by itself.
 *
 * @param width multiplier of all channel counts, in 1/16 to 4; 1 is the published network
 * @param statistics of batch norm while it is trained
 * @param resolution of the final features
 */
public record EfficientNetLite0(double width, Statistics statistics, Resolution resolution) implements Backbone {
    private static final double EPSILON = 1e-3;
    private static final String STEM = "stem";

    /** The stride of the final features. */
    public enum Resolution {
        /** 32, as published for the classification of pictures. */
        PUBLISHED,
        /** 16: stage6 does not halve, and what follows is dilated. */
        SEGMENTATION
    }

    /**
     * Blocks of one kind.
     *
     * @param expansion channels inside for one outside
     * @param kernel side of the convolution by channel
     * @param stride of the first block
     */
    private record Stage(int expansion, int kernel, int stride, int channels, int repeats) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 3, 1, 16, 1),
            new Stage(6, 3, 2, 24, 2),
            new Stage(6, 5, 2, 40, 2),
            new Stage(6, 3, 2, 80, 3),
            new Stage(6, 5, 1, 112, 3),
            new Stage(6, 5, 2, 192, 4),
            new Stage(6, 3, 1, 320, 1));

    /** The stage that may keep the size of its input. */
    private static final int LAST_HALVING = 6;

    public EfficientNetLite0 {
        Backbone.checkedWidth(width);
    }

    /** Creates a network for segmentation. */
    public EfficientNetLite0(double width, Statistics statistics) {
        this(width, statistics, Resolution.SEGMENTATION);
    }

    /** Returns the published filters, for segmentation. */
    public static EfficientNetLite0 published() {
        return new EfficientNetLite0(1, Statistics.RUNNING);
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(STEM));
        IntStream.range(1, STAGES.size()).forEach(number -> parts.add("stage" + number));
        return parts;
    }

    /**
     * Returns the taps: {@code stage2} at stride 4, {@code stage3} at 8, {@code stage5}, {@code stage6} and {@code
     * stage7} at 16; the final features are those of the head, 1280 channels.
     */
    @Override
    public Features declare(Script script, Value picture, Frozen frozen) {
        List<Tap> all = stages(script, picture, frozen);
        List<Tap> taps = List.of(all.get(2), all.get(3), all.get(5), all.get(6), all.get(7));
        return frozen.of(script, new Features(taps, all.getLast()));
    }

    /** Returns the names of the stem, every stage and the head, front to back. */
    public List<Tap> stages(Script script, Value picture, Frozen frozen) {
        check(frozen);
        Value x = script.compute(picture, Rounding.FREE); // no program of others trains it as it is trained here
        x = normed(script, "_conv_stem", "_bn0", x, channels(32), Geometry.alignedBySize(3, 2, 1));
        x = frozen.after(STEM, script, script.relu6(x));
        List<Tap> all = new ArrayList<>(List.of(new Tap(STEM, x, 2)));
        int total = 2;
        int block = 0;
        for (int number = 1; number <= STAGES.size(); number++) {
            Stage stage = STAGES.get(number - 1);
            boolean keeps = number == LAST_HALVING && resolution == Resolution.SEGMENTATION;
            for (int repeat = 0; repeat < stage.repeats(); repeat++) {
                int stride = repeat > 0 || keeps ? 1 : stage.stride();
                Geometry window = Geometry.alignedBySize(stage.kernel(), stride, dilation(number, repeat));
                x = block(script, "_blocks." + block++, x, stage, window);
            }
            total *= keeps ? 1 : stage.stride();
            x = frozen.after("stage" + number, script, x);
            all.add(new Tap("stage" + number, x, total));
        }
        x = normed(script, "_conv_head", "_bn1", x, channels(1280), Geometry.POINTWISE);
        all.add(new Tap("head", script.relu6(x), total));
        return all;
    }

    /** Returns what follows a stage that keeps its size reads every second pixel; the convolution that opens it does not. */
    private int dilation(int number, int repeat) {
        boolean behind = number > LAST_HALVING || (number == LAST_HALVING && repeat > 0);
        return behind && resolution == Resolution.SEGMENTATION ? 2 : 1;
    }

    private Value block(Script script, String name, Value x, Stage stage, Geometry window) {
        Value y = x;
        if (stage.expansion() > 1) {
            int wide = x.channels() * stage.expansion();
            y = script.relu6(normed(script, name + "._expand_conv", name + "._bn0", y, wide, Geometry.POINTWISE));
        }
        Value by = script.conv(
                name + "._depthwise_conv", y, y.channels(), window.depthwise(y.channels()), Initialiser.HE_DEPTHWISE);
        y = script.relu6(script.batchNorm(name + "._bn1", by, statistics, EPSILON));
        y = normed(script, name + "._project_conv", name + "._bn2", y, channels(stage.channels()), Geometry.POINTWISE);
        return window.stride() == 1 && x.channels() == y.channels() ? script.add(y, x) : y;
    }

    private Value normed(Script script, String conv, String norm, Value x, int channels, Geometry geometry) {
        Value y = script.conv(conv, x, channels, geometry, Initialiser.HE);
        return script.batchNorm(norm, y, statistics, EPSILON);
    }
}
