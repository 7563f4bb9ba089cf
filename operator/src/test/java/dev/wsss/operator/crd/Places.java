package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.manifest.tree.Pointer;
import java.util.Map;

/** Smallest specs with a value at a pointer, and beside it what lets that value be judged by itself. */
public final class Places {
    /** Values beside which every other value of their block is possible, by the name of the block. */
    private static final Map<String, Map<String, Integer>> ROOMY = Map.of(
            "train-irn", Map.of("radius", 2, "cropSize", 512),
            "ir-label", Map.of("backgroundThreshold", 0, "foregroundThreshold", 1),
            "mine-objects", Map.of("minimumShare", 0, "maximumShare", 1),
            "sweep", Map.of("from", 0, "to", 1));

    private Places() {}

    /** A run's spec with a value in it. */
    public static ObjectNode run(String pointer, JsonNode value) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        ObjectNode dataset = spec.putObject("dataset");
        if (pointer.startsWith("/dataset/synthetic")) {
            dataset.putObject("synthetic");
        } else {
            dataset.put("location", "VOC2012");
        }
        spec.put("initialWeights", "resnet50.pth");
        if (pointer.startsWith("/steps/decoupled-")) {
            spec.putObject("contextDecoupling");
        }
        if (pointer.startsWith("/store/") && !pointer.equals("/store/location")) {
            spec.putObject("store").put("bucket", "wsss");
        }
        return put(spec, pointer, value);
    }

    /** A profile's spec with a value in it. */
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
            ROOMY.getOrDefault(stage, Map.of()).forEach(block::put);
        }
        String field = names[names.length - 1];
        if (field.equals("microBatch")) {
            block.set("batchSize", value);
        }
        block.set(field, value);
        return spec;
    }
}
