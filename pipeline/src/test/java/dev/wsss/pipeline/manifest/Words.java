package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wsss.pipeline.tree.Bounds;
import dev.wsss.pipeline.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Descriptions of the values that a field accepts. */
final class Words {
    private Words() {}

    static String of(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            return ((ParameterizedType) generic.getType()).getRawType() == List.class
                    ? list(generic.getAnnotation(Size.class), of(arguments[0]))
                    : "names to " + of(arguments[1]);
        }
        Class<?> plain = (Class<?>) type.getType();
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> word(plain, (Enum<?>) constant))
                    .collect(Collectors.joining(" or "));
        }
        return plain.isRecord()
                ? "block"
                : switch (plain.getSimpleName()) {
                    case "int", "long", "Integer", "Long" -> "whole number" + bounds(type) + multiple(type);
                    case "double", "Double" -> alternatives(type).orElseGet(() -> "number" + bounds(type));
                    case "boolean" -> "true or false";
                    default -> "text";
                };
    }

    private static String list(@Nullable Size size, String element) {
        return (size != null && size.max() == 2 ? "pair of " : "list of ") + element;
    }

    private static String bounds(AnnotatedType type) {
        Min minimum = type.getAnnotation(Min.class);
        Max maximum = type.getAnnotation(Max.class);
        if (maximum == null || maximum.value() == Limits.WHOLE) {
            return minimum == null || minimum.value() == -Limits.WHOLE ? "" : lower(minimum);
        }
        boolean closed = minimum != null && minimum.inclusive() && maximum.inclusive();
        return closed
                ? " from " + number(minimum.value()) + " to " + number(maximum.value())
                : (minimum == null ? "" : lower(minimum)) + upper(maximum);
    }

    private static String multiple(AnnotatedType type) {
        Bounds.Multiple multiple = type.getAnnotation(Bounds.Multiple.class);
        return multiple == null ? "" : ", a multiple of " + multiple.value();
    }

    private static Optional<String> alternatives(AnnotatedType type) {
        return Optional.ofNullable(type.getAnnotation(Bounds.AnyOf.class))
                .map(legal ->
                        Arrays.stream(legal.value()).mapToObj(Words::number).collect(Collectors.joining(" or ")));
    }

    private static String lower(Min minimum) {
        return (minimum.inclusive() ? ", at least " : " above ") + number(minimum.value());
    }

    private static String upper(Max maximum) {
        return (maximum.inclusive() ? ", at most " : " and below ") + number(maximum.value());
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String word(Class<?> type, Enum<?> constant) {
        try {
            return type.getField(constant.name())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
