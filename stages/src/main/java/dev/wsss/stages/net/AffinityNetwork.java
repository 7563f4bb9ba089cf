package dev.wsss.stages.net;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.net.backbone.Features;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.net.backbone.Tap;
import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Pairs;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import dev.wsss.stages.walk.PairOffsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * AffinityNet's affinity network, which SEAM uses too: features whose distance says how little two pixels belong
 * together.
 *
 * <p>Heads {@code f8_3} (64 channels), {@code f8_4} (128) and {@code f8_5} (256) read the last three taps of the
 * backbone's final stride, {@code f9} joins them; an ELU follows each. Channels scale with the backbone's width. A backbone
 * with fewer such taps has the last heads only.
 *
 * @param backbone batch norm as it is trained
 * @param frozen the part of it that is not trained
 */
public record AffinityNetwork(Backbone backbone, Frozen frozen) {
    private static final LearningGroups GROUPS = LearningGroups.BY_ORIGIN_AND_KIND;
    private static final int[] CHANNELS = {64, 128, 256};
    private static final int LAST = 5;

    /** Returns the published network. */
    public static AffinityNetwork published() {
        return new AffinityNetwork(ResNet38.published(), Frozen.upTo("b2_2"));
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W, {@code pairs} N × 1 × offsets × sources (codes of the label
     * map at the backbone's final stride), {@code counts} of the whole batch (background, foreground, negative) → the
     * scalars {@code total}, {@code bg}, {@code fg}, {@code neg}: sums of −ln a or −ln(1 − a) over the pairs of a kind,
     * divided by their count; total = bg/4 + fg/4 + neg/2.
     *
     * @param offsets those of {@link PairOffsets#plain}
     */
    public Network training(PairOffsets offsets) {
        Script script = Script.forTraining();
        Value features = features(script, script.input("picture", 3));
        return script.network(losses(script, offsets, features));
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W → {@code features} N × 448 × ⌈H/8⌉ × ⌈W/8⌉ for the published
     * network.
     */
    public Network features() {
        Script script = new Script();
        return script.network(output(features(script, script.input("picture", 3))));
    }

    /**
     * Returns the same features of a picture padded right and below with zeros to a multiple of the stride, as
     * published.
     */
    public Network paddedFeatures() {
        Script script = new Script();
        int stride = backbone.features().last().stride();
        return script.network(output(features(script, script.pad(script.input("picture", 3), stride, stride))));
    }

    /** Declares the inputs {@code pairs} and {@code counts}; the losses as {@link #training} names them. */
    static SequencedMap<String, Value> losses(Script script, PairOffsets offsets, Value features) {
        Arithmetic math = new Arithmetic(script);
        Value pairs = script.input("pairs", 1);
        Value counts = script.input("counts", 3);
        Value all = new Pairs(script, offsets).featureLosses(features, pairs, counts);
        SequencedMap<String, Value> losses = new LinkedHashMap<>();
        for (String name : List.of("total", "bg", "fg", "neg")) {
            losses.put(name, math.element(all, losses.size()));
        }
        return losses;
    }

    private Value features(Script script, Value picture) {
        GROUPS.pretrained(script);
        Features features = backbone.declare(script, picture, frozen);
        GROUPS.fresh(script);
        List<Tap> taps = features.atFinalStride();
        List<Tap> read = taps.subList(Math.max(0, taps.size() - CHANNELS.length), taps.size());
        List<Value> heads = new ArrayList<>();
        for (Tap tap : read) {
            int fromEnd = read.size() - heads.size() - 1;
            int channels = backbone.channels(CHANNELS[CHANNELS.length - 1 - fromEnd]);
            String name = "f8_" + (LAST - fromEnd);
            heads.add(script.elu(
                    script.conv(name, tap.value(), channels, Geometry.POINTWISE, Initialiser.KAIMING_NORMAL)));
        }
        Value joined = script.float32(script.concat(heads.toArray(Value[]::new)));
        return script.elu(script.conv("f9", joined, joined.channels(), Geometry.POINTWISE, Initialiser.XAVIER_GAIN_4));
    }

    private static SequencedMap<String, Value> output(Value features) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("features", features);
        return outputs;
    }
}
