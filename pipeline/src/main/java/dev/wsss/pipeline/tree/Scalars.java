package dev.wsss.pipeline.tree;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.outcome.SafeText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers, words and switches of a document as Java values. */
final class Scalars {
    /** YAML readers disagree whether {@code 1e-4} and {@code .9} are numbers or words; here they are numbers. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");

    private static final int SHOWN_BYTES = 100;

    private Scalars() {}

    /** A value of another type than its field. */
    static final class Mismatch extends Exception {
        private final String sentence;
        private final @Nullable String suggestion;

        Mismatch(String sentence, @Nullable String suggestion) {
            super(sentence);
            this.sentence = sentence;
            this.suggestion = suggestion;
        }

        String sentence() {
            return sentence;
        }

        @Nullable
        String suggestion() {
            return suggestion;
        }
    }

    static Object read(Class<?> type, JsonNode node) throws Mismatch {
        if (type.isEnum()) {
            return constant(type, node);
        }
        if (type == String.class) {
            return text(node);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(node);
        }
        if (type == double.class || type == Double.class) {
            return number(node, "a number").doubleValue();
        }
        BigDecimal whole = number(node, "a whole number");
        try {
            return type == long.class || type == Long.class ? (Object) exact(whole) : whole.intValueExact();
        } catch (ArithmeticException inexact) {
            throw new Mismatch(
                    "is " + SafeText.of(whole.toString(), SHOWN_BYTES) + ", but must be a whole number"
                            + (whole.scale() > 0 ? "" : " that is not so large"),
                    null);
        }
    }

    private static long exact(BigDecimal whole) {
        long value = whole.longValueExact();
        if (value > Limits.WHOLE || value < -Limits.WHOLE) {
            throw new ArithmeticException("out of range");
        }
        return value;
    }

    /** Returns the kind of a JSON value in words, with the value when it is short. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the text '" + SafeText.of(node.textValue(), SHOWN_BYTES) + "'";
            case NUMBER -> "the number " + SafeText.of(node.asText(), SHOWN_BYTES);
            case BOOLEAN -> node.asText();
            default -> "nothing";
        };
    }

    /** Returns the words of an enum, as documents spell them. */
    static Map<String, Object> words(Class<?> type) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            words.put(word(type, (Enum<?>) constant), constant);
        }
        return words;
    }

    private static String word(Class<?> type, Enum<?> constant) {
        try {
            JsonProperty name = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name() : name.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object constant(Class<?> type, JsonNode node) throws Mismatch {
        Map<String, Object> words = words(type);
        // kubectl's YAML reader turns the bare word off into false before the API server sees it.
        String word = node.isBoolean() && !node.booleanValue() && words.containsKey("off") ? "off" : node.asText();
        Object constant = node.isContainerNode() ? null : words.get(word);
        if (constant == null) {
            List<String> legal = List.copyOf(words.keySet());
            throw new Mismatch(
                    "is " + kind(node) + ", but must be " + (legal.size() == 1 ? "" : "one of ")
                            + String.join(", ", legal),
                    Spelling.nearest(word, legal));
        }
        return constant;
    }

    private static String text(JsonNode node) throws Mismatch {
        if (!node.isTextual()) {
            throw new Mismatch(
                    "is " + kind(node) + ", but must be text"
                            + (node.isNumber() || node.isBoolean() ? " (put it in quotes)" : ""),
                    null);
        }
        int length = Limits.length(node.textValue());
        if (length > Limits.TEXT) {
            throw new Mismatch("has " + length + " characters, but " + Limits.TEXT + " are the most", null);
        }
        return node.textValue();
    }

    private static boolean truth(JsonNode node) throws Mismatch {
        if (!node.isBoolean()) {
            throw new Mismatch("is " + kind(node) + ", but must be true or false", switchWord(node));
        }
        return node.booleanValue();
    }

    private static @Nullable String switchWord(JsonNode node) {
        return Arrays.asList("on", "yes").contains(node.asText())
                ? "true"
                : Arrays.asList("off", "no").contains(node.asText()) ? "false" : null;
    }

    private static BigDecimal number(JsonNode node, String wanted) throws Mismatch {
        boolean number = node.isNumber()
                || (node.isTextual() && NUMBER.matcher(node.textValue()).matches());
        if (!number || (node.isDouble() && !Double.isFinite(node.doubleValue()))) {
            throw new Mismatch("is " + kind(node) + ", but must be " + wanted, null);
        }
        try {
            return node.isTextual() ? new BigDecimal(node.textValue()) : node.decimalValue();
        } catch (NumberFormatException tooLarge) {
            throw new Mismatch(
                    "is " + SafeText.of(node.asText(), SHOWN_BYTES) + ", but must be " + wanted
                            + " that is not so large",
                    null);
        }
    }
}
