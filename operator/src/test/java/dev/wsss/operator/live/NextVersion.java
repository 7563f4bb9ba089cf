package dev.wsss.operator.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wsss.operator.apiserver.ApiServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.io.IOException;

/**
 * The definition of runs of a later version: one more field in the spec, in the status and in a step, and one more word
 * for its state.
 */
final class NextVersion {
    private NextVersion() {}

    static CustomResourceDefinition definition() throws IOException {
        CustomResourceDefinition definition = ApiServer.definition(ApiServer.file("wsssruns"));
        JSONSchemaProps run = requireNonNull(
                definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema());
        field(run, "spec").getProperties().put("dreams", object("depth"));
        JSONSchemaProps status = field(run, "status");
        status.getProperties().put("dreams", object("depth"));
        JSONSchemaProps step = field(status, "steps").getItems().getSchema();
        step.getProperties().put("height", integer());
        field(step, "state").getEnum().add(TextNode.valueOf("Hovering"));
        return definition;
    }

    private static JSONSchemaProps field(JSONSchemaProps schema, String name) {
        return requireNonNull(schema.getProperties().get(name), name);
    }

    private static JSONSchemaProps object(String field) {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .addToProperties(field, integer())
                .build();
    }

    private static JSONSchemaProps integer() {
        return new JSONSchemaPropsBuilder().withType("integer").build();
    }
}
