package dev.wsss.stages.net;

import dev.wsss.stages.script.Arithmetic;
import dev.wsss.stages.script.Geometry;
import dev.wsss.stages.script.Initialiser;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The network that learns classes and shows where it saw them: a backbone and one 1×1 convolution without bias.
 *
 * @param backbone its channels and batch norm
 * @param frozen the part of it that is not trained
 * @param classes at least 1
 */
public record CamNetwork(ResNet50 backbone, Frozen frozen, int classes) {
    /** Learning-rate group of the backbone. */
    public static final String BACKBONE = "backbone";
    /** Learning-rate group of the classifier. */
    public static final String HEAD = "head";

    public CamNetwork {
        if (classes < 1) {
            throw new IllegalArgumentException("classes " + classes + ": at least 1");
        }
    }

    /** The published network for a number of classes. */
    public static CamNetwork published(int classes) {
        return new CamNetwork(ResNet50.published(), Frozen.STEM_TO_LAYER2, classes);
    }

    /** {@code picture} N × 3 × H × W and {@code labels} N × classes (0 or 1) → {@code loss}, a scalar. */
    public Network training() {
        Script script = new Script();
        Value logits = logits(script, features(script, script.input("picture", 3)));
        Value loss = new Arithmetic(script).softMargin(logits, script.input("labels", classes));
        return script.network(outputs("loss", loss));
    }

    /** {@code picture} N × 3 × H × W → {@code logits} N × classes. */
    public Network logits() {
        Script script = new Script();
        return script.network(outputs("logits", logits(script, features(script, script.input("picture", 3)))));
    }

    /** {@code picture} 1 × 3 × H × W → {@code maps} 1 × classes × ⌈H/16⌉ × ⌈W/16⌉: those of the picture and its mirror, summed. */
    public Network maps() {
        Script script = new Script();
        Value features =
                features(script, script.withMirror(script.input("picture", 3))).layer4();
        Value maps = script.relu(classifier(script, script.float32(features)));
        return script.network(outputs("maps", script.sumOfMirrors(maps)));
    }

    /** {@code picture} N × 3 × H × W → {@code stage1} … {@code stage4}, what the layers give. */
    public Network stages() {
        Script script = new Script();
        Features features = features(script, script.input("picture", 3));
        List<Value> layers = List.of(features.layer1(), features.layer2(), features.layer3(), features.layer4());
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        layers.forEach(layer -> outputs.put("stage" + (outputs.size() + 1), layer));
        return script.network(outputs);
    }

    private Features features(Script script, Value picture) {
        script.group(BACKBONE);
        return backbone.declare(script, picture, frozen);
    }

    private Value logits(Script script, Features features) {
        return script.flatten(classifier(script, script.globalAverage(features.layer4())));
    }

    private Value classifier(Script script, Value x) {
        script.group(HEAD);
        return script.conv("classifier", x, classes, Geometry.POINTWISE, Initialiser.UNIFORM);
    }

    private static SequencedMap<String, Value> outputs(String name, Value value) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put(name, value);
        return outputs;
    }
}
