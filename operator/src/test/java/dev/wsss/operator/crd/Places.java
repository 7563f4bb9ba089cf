package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.tree.Pointer;
import java.util.Arrays;
import java.util.Map;

/** Smallest specs with a value at a pointer, with all other values that it needs to be valid. */
public final class Places {
    /** Values beside which every other value of their block is possible, by the name of the block. */
    private static final Map<String, Map<String, ValueNode>> ROOMY = Map.of(
            "train-affinity", Map.of("radius", IntNode.valueOf(2), "cropSize", IntNode.valueOf(512)),
            "irn affinity-labels",
                    Map.of("backgroundThreshold", IntNode.valueOf(0), "foregroundThreshold", IntNode.valueOf(1)),
            "affinitynet affinity-labels",
                    Map.of("lowAlpha", DoubleNode.valueOf(1e-9), "highAlpha", IntNode.valueOf(1000)),
            "mine-objects", Map.of("minimumShare", IntNode.valueOf(0), "maximumShare", IntNode.valueOf(1)),
            "sweep", Map.of("from", IntNode.valueOf(0), "to", IntNode.valueOf(1)),
            "paste", Map.of("maximumShare", DoubleNode.valueOf(0.05)));

    private Places() {}

    /** Returns a run's spec with a value in it. */
    public static ObjectNode run(String pointer, JsonNode value) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        ObjectNode dataset = spec.putObject("dataset");
        if (pointer.startsWith("/dataset/synthetic")) {
            dataset.putObject("synthetic");
        } else {
            dataset.put("location", "VOC2012");
        }
        spec.put("initialWeights", "weights.pth");
        spec.put("method", method(pointer).id());
        if (pointer.startsWith("/steps/decoupled-")) {
            spec.putObject("contextDecoupling");
        }
        if (pointer.startsWith("/store/") && !pointer.equals("/store/location")) {
            spec.putObject("store").put("bucket", "wsss");
        }
        return put(spec, pointer, value);
    }

    /** Returns the first method whose documents contain the place. */
    private static Method method(String pointer) {
        return Arrays.stream(Method.values())
                .filter(method -> Stage.inBothRounds().stream().noneMatch(stage -> isForeign(method, stage, pointer)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isForeign(Method method, Stage stage, String pointer) {
        String[] parts = pointer.split("/(decoupled-)?" + stage.id() + "/", 2);
        return parts.length == 2 && method.foreign(Stages.type(stage), parts[1].split("/")[0]) != null;
    }

    /** Returns a profile's spec with a value in it. */
    public static ObjectNode profile(String pointer, JsonNode value) {
        return put(JsonNodeFactory.instance.objectNode(), pointer, value);
    }

    private static ObjectNode put(ObjectNode spec, String pointer, JsonNode value) {
        ObjectNode block = spec;
        for (String name : Pointer.parent(pointer).split("/")) {
            if (!name.isEmpty()) {
                block = block.withObjectProperty(name);
            }
        }
        String[] names = pointer.split("/");
        if (names.length > 2) {
            String stage = Round.DECOUPLED.base(names[names.length - 2]);
            ROOMY.getOrDefault(stage, Map.of()).forEach(block::set);
            ROOMY.getOrDefault(spec.path("method").asText() + " " + stage, Map.of())
                    .forEach(block::set);
        }
        String field = names[names.length - 1];
        if (field.equals("microBatch")) {
            block.set("batchSize", value);
        }
        block.set(field, value);
        return spec;
    }
}
