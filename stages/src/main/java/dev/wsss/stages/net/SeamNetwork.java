package dev.wsss.stages.net;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.net.backbone.Features;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.net.backbone.Tap;
import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.PixelCorrelation;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * SEAM's classifier: a backbone, a 1×1 convolution to background and classes ({@code fc8}), and pixel correlation, which
 * refines its maps by how similar pixels are.
 *
 * <p>What is correlated comes from the picture and from two taps before the final features ({@code f8_3}, 64 channels;
 * {@code f8_4}, 128), joined by {@code f9} (192); their gradients end at the taps. Channels scale with the backbone's
 * width. A backbone with one such tap has {@code f8_4} only.
 *
 * @param backbone batch norm as it is trained
 * @param frozen the part of it that is not trained
 * @param classes without the background, at least 1
 * @param head the convolution of background and classes
 */
public record SeamNetwork(Backbone backbone, Frozen frozen, int classes, ClassHead head) implements ClassNetwork {
    private static final LearningGroups GROUPS = LearningGroups.BY_ORIGIN_AND_KIND;
    private static final int[] CHANNELS = {64, 128};
    private static final int JOINED = 192;
    private static final int LAST = 4;

    /** Published size of the second view, as a share of the picture's. */
    public static final double SECOND_SCALE = 0.3;

    /** The pictures whose two views are to have the same maps. */
    public enum Agreement {
        /** All of a batch, as published. */
        OF_ALL,
        /** The pictures weighted by the input {@code agreement} of {@link #training}. */
        OF_SOME
    }

    /**
     * Outputs of a pass.
     *
     * @param cam N × (1 + classes) × h × w, logits at the backbone's stride
     * @param correlated maps of the same size behind pixel correlation
     * @param joined what {@code f9} gives
     */
    record Views(Value cam, Value correlated, Value joined) {}

    public SeamNetwork {
        if (classes < 1) {
            throw new IllegalArgumentException("classes " + classes + ": at least 1");
        }
    }

    /** Creates a network with the published last layer. */
    public SeamNetwork(Backbone backbone, Frozen frozen, int classes) {
        this(backbone, frozen, classes, ClassHead.AFFINITYNET);
    }

    /** Returns the published network for a number of classes. */
    public static SeamNetwork published(int classes) {
        return new SeamNetwork(ResNet38.published(), Frozen.upTo("b2_2"), classes);
    }

    /** Declares {@link #training(double, Agreement)} as published. */
    public Network training() {
        return training(SECOND_SCALE, Agreement.OF_ALL);
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W and {@code labels} N × classes (0 or 1) → the scalars {@code
     * total}, {@code cls1}, {@code cls2}, {@code rvmin1}, {@code rvmin2}, {@code er}, {@code ecr1}, {@code ecr2} of
     * {@link SeamLoss}; each is a mean over pictures. Dropout of the small view belongs to the branch {@code small}.
     *
     * @param secondScale size of the small view as a share of the picture's, above 0 and below 1; published:
     *     {@value #SECOND_SCALE}
     * @param agreement with {@code OF_SOME} there is an input {@code agreement}, N × 1 × 1 × 1: the weights of pictures
     *     in {@code er} and {@code ecr}, whose mean over the batch is 1 so that both stay means
     */
    public Network training(double secondScale, Agreement agreement) {
        Script script = Script.forTraining();
        Value picture = script.input("picture", 3);
        Value labels = script.input("labels", classes);
        SeamLoss loss =
                new SeamLoss(script, labels, agreement == Agreement.OF_ALL ? null : script.input("agreement", 1));
        Value small = script.scaleAligned(picture, secondScale);
        Views first = views(script, picture, PixelCorrelation.DENSE);
        script.branch("small");
        Views second = views(script, small, PixelCorrelation.DENSE);
        return script.network(loss.of(
                script.resizeAligned(first.cam(), picture),
                script.resizeAligned(first.correlated(), picture),
                script.resizeAligned(second.cam(), small),
                script.resizeAligned(second.correlated(), small)));
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W → {@code logits} N × classes: the mean of each class's map.
     */
    @Override
    public Network logits() {
        Script script = new Script();
        Value cam = cam(script, features(script, script.input("picture", 3)));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("logits", script.withoutFirstChannel(script.flatten(script.globalAverage(cam))));
        return script.network(outputs);
    }

    /**
     * Declares the program {@code picture} 1 × 3 × H × W → {@code maps} 1 × classes × h × w at the backbone's stride:
     * what pixel correlation gives for every pass, those of the mirror mirrored back, summed, without the background.
     * The original resizes them to H × W with aligned corners before anything else.
     */
    @Override
    public Network maps(Passes passes) {
        Script script = new Script();
        Value all = passes.views(script, script.input("picture", 3));
        Value correlated = views(script, all, PixelCorrelation.BLOCKED).correlated();
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("maps", script.withoutFirstChannel(passes.added(script, correlated)));
        return script.network(outputs);
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W → {@code cam_low}, {@code correlated_low} and {@code f9} at
     * the backbone's stride, {@code cam} and {@code correlated} N × (1 + classes) × H × W.
     */
    public Network views() {
        Script script = new Script();
        Value picture = script.input("picture", 3);
        Views views = views(script, picture, PixelCorrelation.BLOCKED);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("cam_low", views.cam());
        outputs.put("correlated_low", views.correlated());
        outputs.put("f9", views.joined());
        outputs.put("cam", script.resizeAligned(views.cam(), picture));
        outputs.put("correlated", script.resizeAligned(views.correlated(), picture));
        return script.network(outputs);
    }

    private Views views(Script script, Value picture, PixelCorrelation correlation) {
        Features features = features(script, picture);
        Value cam = cam(script, features);
        List<Tap> taps = features.beforeFinal();
        List<Tap> before = taps.subList(Math.max(0, taps.size() - CHANNELS.length), taps.size());
        List<Value> parts = new ArrayList<>();
        parts.add(script.resizeAligned(picture, cam));
        for (Tap tap : before) {
            int fromEnd = before.size() - parts.size();
            int channels = backbone.channels(CHANNELS[CHANNELS.length - 1 - fromEnd]);
            Value y = script.conv(
                    "f8_" + (LAST - fromEnd),
                    script.detach(tap.value()),
                    channels,
                    Geometry.POINTWISE,
                    Initialiser.KAIMING_NORMAL);
            parts.add(script.float32(script.relu(y)));
        }
        Value joined = script.conv(
                "f9",
                script.concat(parts.toArray(Value[]::new)),
                backbone.channels(JOINED),
                Geometry.POINTWISE,
                Initialiser.XAVIER_GAIN_4);
        return new Views(cam, correlation.of(script, joined, cam), joined);
    }

    private Features features(Script script, Value picture) {
        GROUPS.pretrained(script);
        return backbone.declare(script, picture, frozen);
    }

    private Value cam(Script script, Features features) {
        Value last = features.last().value();
        return script.float32(head.declare(script, last, 1 + classes));
    }
}
