package dev.wsss.operator.crd;

import dev.wsss.pipeline.tree.Limits;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bounds for every text, list, map and whole number of a schema whose component declares none.
 *
 * <p>Without them the API server accepts values up to the size limit of a request, and no rule about such a value is
 * cheap enough.
 *
 * @param text characters of a text
 * @param list entries of a list
 * @param integers whether whole numbers without a maximum are Java's {@code int}; a {@code long} declares its own
 */
record Bounds(long text, long list, boolean integers) {
    /** Bounds of fields that users write: the reader of manifests has the same. */
    static final Bounds SPEC = new Bounds(Limits.TEXT, Limits.LIST, true);

    /** Bounds of fields that the operator writes: wide, since a status that is refused would be lost. */
    static final Bounds STATUS = new Bounds(32 * 1024, 10_000, false);

    void give(JSONSchemaProps schema) {
        switch (Objects.requireNonNullElse(schema.getType(), "")) {
            case "string" -> text(schema);
            case "integer" -> integer(schema);
            case "number" -> number(schema);
            case "array" -> list(schema);
            case "object" -> object(schema);
            default -> {}
        }
    }

    private void text(JSONSchemaProps schema) {
        if (schema.getMaxLength() == null) {
            schema.setMaxLength(schema.getEnum().stream()
                    .mapToLong(word -> word.asText().length())
                    .max()
                    .orElse(text));
        }
    }

    private void integer(JSONSchemaProps schema) {
        if (integers && schema.getMaximum() == null) {
            schema.setMaximum((double) Integer.MAX_VALUE);
        }
    }

    /**
     * Adds a rule, since the API server compares a number without a point with the whole part of its bound: 0 passes
     * for 0.05.
     */
    private static void number(JSONSchemaProps schema) {
        List<ValidationRule> rules = new ArrayList<>();
        if (isFraction(schema.getMinimum())) {
            rules.add(rule("at least", ">=", schema.getMinimum()));
        }
        if (isFraction(schema.getMaximum())) {
            rules.add(rule("at most", "<=", schema.getMaximum()));
        }
        SchemaRules.add(schema, rules);
    }

    private static boolean isFraction(@Nullable Double bound) {
        return bound != null && bound != Math.rint(bound);
    }

    private static ValidationRule rule(String words, String sign, double bound) {
        return new ValidationRuleBuilder()
                .withRule("self " + sign + " " + bound)
                .withMessage("must be " + words + " " + bound)
                .build();
    }

    private void list(JSONSchemaProps schema) {
        if (schema.getMaxItems() == null) {
            schema.setMaxItems(list);
        }
        if (schema.getXKubernetesListType() == null) {
            schema.setXKubernetesListType("atomic");
        }
        give(schema.getItems().getSchema());
    }

    private void object(JSONSchemaProps schema) {
        if (schema.getAdditionalProperties() != null) {
            schema.setMaxProperties((long) Limits.MAP);
            give(schema.getAdditionalProperties().getSchema());
        }
        schema.getProperties().values().forEach(this::give);
    }
}
