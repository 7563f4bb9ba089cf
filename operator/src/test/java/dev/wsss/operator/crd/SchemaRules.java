package dev.wsss.operator.crd;

import static java.util.stream.Collectors.joining;

import dev.wsss.pipeline.tree.Bounds;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Rules of a schema that its records state, and bounds of theirs for which a schema has no keyword. */
final class SchemaRules {
    private SchemaRules() {}

    static void give(Class<?> type, JSONSchemaProps schema) {
        RecordReader.fields(type).forEach((name, component) -> {
            JSONSchemaProps property = schema.getProperties().get(name);
            if (property != null) {
                bounds(component.getAnnotatedType(), property);
                if (component.getType().isRecord()) {
                    give(component.getType(), property);
                }
            }
        });
        add(schema, Rules.of(type));
    }

    static void add(JSONSchemaProps schema, Rules<?> rules) {
        rules.cel().forEach(each -> add(schema, each.rule(), each.message(), each.field()));
    }

    private static void bounds(AnnotatedType type, JSONSchemaProps schema) {
        Bounds.Multiple multiple = type.getAnnotation(Bounds.Multiple.class);
        if (multiple != null) {
            add(schema, "self % " + multiple.value() + " == 0", "must be a multiple of " + multiple.value(), "");
        }
        Bounds.AnyOf legal = type.getAnnotation(Bounds.AnyOf.class);
        if (legal != null) {
            String numbers =
                    Arrays.stream(legal.value()).mapToObj(Double::toString).collect(joining(", "));
            add(schema, "self in [" + numbers + "]", "must be one of " + numbers, "");
        }
        if (type.isAnnotationPresent(Bounds.Ascending.class)) {
            add(schema, "self[0] <= self[1]", "the smaller number is first", "");
        }
        if (type.isAnnotationPresent(Bounds.Distinct.class)) {
            add(schema, "self.all(each, self.indexOf(each) == self.lastIndexOf(each))", "has an entry twice", "");
        }
    }

    private static void add(JSONSchemaProps schema, String rule, String message, String field) {
        add(
                schema,
                List.of(new ValidationRuleBuilder()
                        .withRule(rule)
                        .withMessage(message)
                        .withFieldPath(field.isEmpty() ? null : field)
                        .build()));
    }

    /** Adds rules that a schema does not have yet. */
    static void add(JSONSchemaProps schema, List<ValidationRule> further) {
        SequencedSet<ValidationRule> rules = new LinkedHashSet<>(schema.getXKubernetesValidations());
        rules.addAll(further);
        schema.setXKubernetesValidations(new ArrayList<>(rules));
    }
}
