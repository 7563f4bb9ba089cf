package dev.wsss.operator.crd;

import static java.util.Objects.requireNonNull;

import dev.wsss.operator.profile.Profile;
import io.fabric8.crdv2.generator.v1.JsonSchema;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.Map;

/** Additions to the schema of a profile beyond that of its records. */
final class ProfileSchema {
    /** Lists whose entries are Kubernetes' own, and the fields by which these are merged. */
    private static final Map<String, String> KEYS =
            Map.of("env", "name", "volumes", "name", "volumeMounts", "mountPath");

    private ProfileSchema() {}

    static JSONSchemaProps of() {
        JSONSchemaProps spec = JsonSchema.from(Profile.class);
        SchemaRules.give(Profile.class, spec);
        spec.setDescription("Differences from the operator's built-in profile.");
        JSONSchemaProps template = property(spec, "podTemplate");
        property(template, "affinity").setType("object");
        property(template, "tolerations").getItems().getSchema().setType("object");
        KEYS.forEach((list, key) -> keyed(property(template, list).getItems().getSchema(), key));
        Bounds.SPEC.give(spec);
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withDescription("Image, resources and placement of the pods of a namespace's runs.")
                .addToProperties("spec", spec)
                .withRequired("spec")
                .build();
    }

    private static void keyed(JSONSchemaProps entry, String key) {
        entry.setType("object");
        entry.setRequired(List.of(key));
        entry.getProperties()
                .put(key, new JSONSchemaPropsBuilder().withType("string").build());
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return requireNonNull(schema.getProperties().get(name), name);
    }
}
