package dev.wsss.operator.crd;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.RunSpec;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the schema of a run has beyond that of its records. */
final class RunSchema {
    private RunSchema() {}

    static JSONSchemaProps of() {
        JSONSchemaProps spec = JsonSchema.from(RunSpec.class);
        spec.setDescription("The manifest; what it leaves out is the published recipe.");
        rounds(spec);
        words(property(spec, "cache"));
        // Otherwise a missing value behind the colon is dropped with its field, and the run has one round without a
        // word.
        property(spec, "contextDecoupling").setNullable(true);
        Bounds.SPEC.give(spec);
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withDescription("A run: weakly supervised semantic segmentation of one data set, step by step.")
                .addToProperties(
                        "metadata",
                        new JSONSchemaPropsBuilder().withType("object").build())
                .addToProperties("spec", spec)
                .addToProperties("status", status())
                .withRequired("spec")
                .addNewXKubernetesValidation()
                .withRule("size(self.metadata.name) <= 63")
                .withMessage("metadata.name must be at most 63 characters long")
                .endXKubernetesValidation()
                .build();
    }

    /** The parameters of single steps, and those of the stages that the second round has. */
    private static void rounds(JSONSchemaProps spec) {
        Map<String, JSONSchemaProps> stages = property(spec, "stages").getProperties();
        Map<String, JSONSchemaProps> steps = new LinkedHashMap<>(stages);
        Stage.inBothRounds()
                .forEach(stage -> steps.put(Round.DECOUPLED.name(stage.id()), requireNonNull(stages.get(stage.id()))));
        spec.getProperties()
                .put(
                        "steps",
                        new JSONSchemaPropsBuilder()
                                .withType("object")
                                .withDescription("Parameters of single steps; they go over those of their stage.")
                                .withProperties(steps)
                                .build());
        property(property(spec, "contextDecoupling"), "stages")
                .getProperties()
                .keySet()
                .retainAll(Stage.inBothRounds().stream().map(Stage::id).toList());
    }

    /** YAML readers of Kubernetes turn the bare word off into false. */
    private static void words(JSONSchemaProps cache) {
        List<JsonNode> words = new ArrayList<>(cache.getEnum());
        words.add(BooleanNode.FALSE);
        cache.setType(null);
        cache.setXKubernetesPreserveUnknownFields(true);
        cache.setEnum(words);
    }

    private static JSONSchemaProps status() {
        JSONSchemaProps status = JsonSchema.from(WSSSRunStatus.class);
        status.setDescription("What the operator has found out and decided.");
        merged(property(status, "conditions"), "type");
        merged(property(status, "steps"), "name");
        Bounds.STATUS.give(status);
        return status;
    }

    private static void merged(JSONSchemaProps list, String key) {
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
        list.getItems().getSchema().setRequired(List.of(key));
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return requireNonNull(schema.getProperties().get(name), name);
    }
}
