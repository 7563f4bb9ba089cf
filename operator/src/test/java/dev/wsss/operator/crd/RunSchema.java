package dev.wsss.operator.crd;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Additions to the schema of a run beyond that of its records. */
final class RunSchema {
    /**
     * Former names of stages. The API server silently drops fields that a definition does not have. These stay, so that
     * the operator refuses them by name.
     */
    private static final List<String> FORMER = List.of("ir-label", "train-irn");

    private RunSchema() {}

    static JSONSchemaProps of() {
        JSONSchemaProps spec = JsonSchema.from(RunSpec.class);
        ofMethods(spec);
        SchemaRules.give(RunSpec.class, spec);
        spec.setDescription("The manifest; omitted parameters default to the published values.");
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

    /** Adds the fields that stages have in some methods only; a name has one meaning in all methods. */
    private static void ofMethods(JSONSchemaProps spec) {
        JSONSchemaProps decoupled = property(property(spec, "contextDecoupling"), "stages");
        for (Stage stage : Stage.inBothRounds()) {
            // The component that holds them in Java; documents have them beside the others.
            property(property(spec, "stages"), stage.id()).getProperties().remove("own");
            property(decoupled, stage.id()).getProperties().remove("own");
            for (Method method : Method.values()) {
                Class<? extends Record> own = method.own(Stages.type(stage));
                if (own != null) {
                    merge(property(property(spec, "stages"), stage.id()), own);
                    merge(property(decoupled, stage.id()), own);
                }
            }
        }
    }

    private static void merge(JSONSchemaProps into, Class<? extends Record> own) {
        JSONSchemaProps further = JsonSchema.from(own);
        SchemaRules.give(own, further);
        merge(into, further);
        SchemaRules.add(into, Rules.withOwner(own));
    }

    private static void merge(JSONSchemaProps into, JSONSchemaProps further) {
        further.getProperties().forEach((name, schema) -> {
            JSONSchemaProps there = into.getProperties().putIfAbsent(name, schema);
            if (there != null && schema.getType().equals("object")) {
                merge(there, schema);
            } else if (there != null && !there.equals(schema)) {
                throw new IllegalStateException(name + " means different things in different methods");
            }
        });
        SchemaRules.add(into, further.getXKubernetesValidations());
    }

    /** Adds the parameters of single steps, and those of the stages that the second round has. */
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
        for (String former : FORMER) {
            former(property(spec, "stages"), former);
            former(property(property(spec, "contextDecoupling"), "stages"), former);
            former(property(spec, "steps"), former);
            former(property(spec, "steps"), Round.DECOUPLED.name(former));
        }
    }

    private static void former(JSONSchemaProps stages, String name) {
        stages.getProperties()
                .put(
                        name,
                        new JSONSchemaPropsBuilder()
                                .withDescription("Former name of a stage; a run that has it is refused.")
                                .withXKubernetesPreserveUnknownFields(true)
                                .build());
    }

    /** Adds false to the words, since YAML readers of Kubernetes turn the bare word off into it. */
    private static void words(JSONSchemaProps cache) {
        List<JsonNode> words = new ArrayList<>(cache.getEnum());
        words.add(BooleanNode.FALSE);
        cache.setType(null);
        cache.setXKubernetesPreserveUnknownFields(true);
        cache.setEnum(words);
    }

    private static JSONSchemaProps status() {
        JSONSchemaProps status = JsonSchema.from(WSSSRunStatus.class);
        status.setDescription("State of the run as the operator has observed and decided it.");
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
