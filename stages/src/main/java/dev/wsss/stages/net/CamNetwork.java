package dev.wsss.stages.net;

import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.net.backbone.Features;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The network that learns classes and shows where it saw them: a backbone and one 1×1 convolution without bias.
 *
 * @param backbone its channels and batch norm
 * @param frozen the part of it that is not trained
 * @param classes at least 1
 * @param head the convolution
 */
public record CamNetwork(Backbone backbone, Frozen frozen, int classes, ClassHead head) implements ClassNetwork {
    /** Learning-rate group of the backbone. */
    public static final String BACKBONE = LearningGroups.BACKBONE;
    /** Learning-rate group of the classifier. */
    public static final String HEAD = LearningGroups.HEAD;

    public CamNetwork {
        if (classes < 1) {
            throw new IllegalArgumentException("classes " + classes + ": at least 1");
        }
    }

    /** Creates a network with IRNet's last layer. */
    public CamNetwork(Backbone backbone, Frozen frozen, int classes) {
        this(backbone, frozen, classes, ClassHead.IRN);
    }

    /** Returns IRNet's published network for a number of classes. */
    public static CamNetwork published(int classes) {
        return new CamNetwork(ResNet50.published(), Frozen.upTo("layer2"), classes);
    }

    /** Returns AffinityNet's published network for a number of classes. */
    public static CamNetwork affinityNet(int classes) {
        return new CamNetwork(ResNet38.published(), Frozen.upTo("b2_2"), classes, ClassHead.AFFINITYNET);
    }

    /**
     * Declares the program {@code picture} N × 3 × H × W and {@code labels} N × classes (0 or 1) → {@code loss}, a
     * scalar.
     */
    public Network training() {
        Script script = Script.forTraining();
        Value logits = logits(script, features(script, script.input("picture", 3)));
        Value loss = new Arithmetic(script).softMargin(logits, script.input("labels", classes));
        return script.network(outputs("loss", loss));
    }

    /** Declares the program {@code picture} N × 3 × H × W → {@code logits} N × classes. */
    @Override
    public Network logits() {
        Script script = new Script();
        return script.network(outputs("logits", logits(script, features(script, script.input("picture", 3)))));
    }

    /**
     * Declares the program {@code picture} 1 × 3 × H × W → {@code maps} 1 × classes × ⌈H/s⌉ × ⌈W/s⌉ for a backbone of
     * stride s: max(0, classifier) of every pass, those of the mirror mirrored back, summed.
     */
    @Override
    public Network maps(Passes passes) {
        Script script = new Script();
        Value features = features(script, passes.views(script, script.input("picture", 3)))
                .last()
                .value();
        Value maps = script.relu(head.declare(script, script.float32(features), classes));
        return script.network(outputs("maps", passes.added(script, maps)));
    }

    /** Declares the program {@code picture} N × 3 × H × W → what each tap of the backbone gives, under its name. */
    public Network taps() {
        Script script = new Script();
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        features(script, script.input("picture", 3)).taps().forEach(tap -> outputs.put(tap.name(), tap.value()));
        return script.network(outputs);
    }

    private Features features(Script script, Value picture) {
        head.groups().pretrained(script);
        return backbone.declare(script, picture, frozen);
    }

    /** Averages first: a dropped channel is zero before and after. */
    private Value logits(Script script, Features features) {
        return script.flatten(
                head.declare(script, script.globalAverage(features.last().value()), classes));
    }

    private static SequencedMap<String, Value> outputs(String name, Value value) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(name, value);
        return outputs;
    }
}
