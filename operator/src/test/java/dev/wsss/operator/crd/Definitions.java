package dev.wsss.operator.crd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;

/** Definitions of our resources as a cluster gets them. */
final class Definitions {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    private Definitions() {}

    static CustomResourceDefinition run() {
        CustomResourceDefinitionVersion version = version(RunSchema.of())
                .editOrNewSubresources()
                .withStatus(new CustomResourceSubresourceStatus())
                .endSubresources()
                .withAdditionalPrinterColumns(
                        column("State", "string", ".status.state"),
                        column("Step", "string", ".status.step"),
                        column("Progress", "string", ".status.progress"),
                        column("Retries", "integer", ".status.retries"),
                        column("Reason", "string", ".status.reason"),
                        column("mIoU", "string", ".status.miou"),
                        wide("GPU-Seconds", "integer", ".status.gpu.seconds"),
                        wide("ETA", "string", ".status.eta"),
                        column("Age", "date", ".metadata.creationTimestamp"))
                .addNewSelectableField(".status.state")
                .addNewSelectableField(".status.step")
                .addNewSelectableField(".status.reason")
                .build();
        CustomResourceDefinition run = definition(WSSSRun.class, version);
        run.getSpec().getNames().setShortNames(List.of("wsss"));
        // A run's Jobs and pods are in `kubectl get all`, so it is there, too.
        run.getSpec().getNames().setCategories(List.of("all"));
        return run;
    }

    static CustomResourceDefinition profile() {
        return definition(WSSSProfile.class, version(ProfileSchema.of()).build());
    }

    static String yaml(CustomResourceDefinition definition) throws JsonProcessingException {
        JsonNode tree = new ObjectMapper().valueToTree(definition);
        return "# Generated from the records that read it; refresh it with ./wsss test -Dwsss.update=true\n"
                + YAML.writeValueAsString(plain(tree));
    }

    private static CustomResourceDefinitionVersionBuilder version(JSONSchemaProps schema) {
        return new CustomResourceDefinitionVersionBuilder()
                .withName(WSSSRun.VERSION)
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withOpenAPIV3Schema(schema)
                .endSchema();
    }

    private static CustomResourceDefinition definition(
            Class<? extends HasMetadata> resource, CustomResourceDefinitionVersion version) {
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName(HasMetadata.getFullResourceName(resource))
                .endMetadata()
                .withNewSpec()
                .withGroup(WSSSRun.GROUP)
                .withScope("Namespaced")
                .withNewNames()
                .withKind(HasMetadata.getKind(resource))
                .withPlural(HasMetadata.getPlural(resource))
                .withSingular(HasMetadata.getSingular(resource))
                .endNames()
                .withVersions(version)
                .endSpec()
                .build();
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(path)
                .build();
    }

    /** Returns a column of {@code kubectl get -o wide}. */
    private static CustomResourceColumnDefinition wide(String name, String type, String path) {
        return column(name, type, path).edit().withPriority(1).build();
    }

    /** Returns the same tree with whole numbers written as such: 1, not 1.0. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(plain(field.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (int index = 0; index < list.size(); index++) {
                list.set(index, plain(list.get(index)));
            }
        }
        boolean whole = node.isDouble() && node.doubleValue() == Math.rint(node.doubleValue());
        return whole ? BigIntegerNode.valueOf(node.decimalValue().toBigInteger()) : node;
    }
}
