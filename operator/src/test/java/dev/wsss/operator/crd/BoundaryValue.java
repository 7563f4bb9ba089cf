package dev.wsss.operator.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value at the edge of a schema's bounds.
 *
 * @param value the value
 * @param inside whether it is just allowed
 */
record BoundaryValue(JsonNode value, boolean inside) {
    private static final BigDecimal HAIR = new BigDecimal("0.000000001");
    /** A value beyond any bound, for fields that declare none. */
    private static final BigDecimal FAR = new BigDecimal("1e300");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Returns the edges of one leaf of a schema. */
    static List<BoundaryValue> of(JsonNode schema) {
        List<BoundaryValue> probes = new ArrayList<>();
        switch (schema.path("type").asText()) {
            case "integer", "number" -> probes.addAll(numbers(schema));
            case "boolean" ->
                List.of(true, false).forEach(each -> probes.add(new BoundaryValue(BooleanNode.valueOf(each), true)));
            case "string" -> probes.addAll(texts(schema));
            case "array" -> probes.addAll(lists(schema));
            case "object" -> probes.addAll(maps(schema));
            default -> schema.path("enum").forEach(word -> probes.add(new BoundaryValue(word, true)));
        }
        boolean anything = schema.path("type").asText().equals("object") && !schema.has("required");
        probes.add(new BoundaryValue(JSON.objectNode().put("never", "a field"), anything));
        return probes;
    }

    private static List<BoundaryValue> numbers(JsonNode schema) {
        List<BoundaryValue> probes = new ArrayList<>();
        boolean whole = schema.path("type").asText().equals("integer");
        BigDecimal hair = whole ? BigDecimal.ONE : HAIR;
        if (schema.has("minimum")) {
            BigDecimal minimum = schema.path("minimum").decimalValue();
            boolean open = schema.path("exclusiveMinimum").asBoolean();
            probes.add(number(open ? minimum.add(hair) : minimum, whole, true));
            probes.add(number(open ? minimum : minimum.subtract(hair), whole, false));
            probes.add(number(minimum.subtract(BigDecimal.ONE).setScale(0, RoundingMode.CEILING), true, false));
        } else {
            probes.add(number(FAR.negate(), whole, true));
        }
        if (schema.has("maximum")) {
            BigDecimal maximum = schema.path("maximum").decimalValue();
            boolean open = schema.path("exclusiveMaximum").asBoolean();
            probes.add(number(open ? maximum.subtract(hair) : maximum, whole, true));
            probes.add(number(open ? maximum : maximum.add(hair), whole, false));
            probes.add(number(maximum.add(BigDecimal.ONE).setScale(0, RoundingMode.FLOOR), true, false));
        } else {
            probes.add(number(FAR, whole, true));
        }
        return probes;
    }

    private static BoundaryValue number(BigDecimal value, boolean whole, boolean inside) {
        return new BoundaryValue(
                whole ? BigIntegerNode.valueOf(value.toBigInteger()) : DecimalNode.valueOf(value), inside);
    }

    private static List<BoundaryValue> texts(JsonNode schema) {
        List<BoundaryValue> probes = new ArrayList<>();
        schema.path("enum").forEach(word -> probes.add(new BoundaryValue(word, true)));
        String longest = "a".repeat(schema.path("maxLength").asInt());
        if (!schema.has("enum")) {
            Pattern pattern = Pattern.compile(schema.path("pattern").asText());
            Stream.of("", " ", longest)
                    .map(text -> new BoundaryValue(
                            TextNode.valueOf(text), pattern.matcher(text).find()))
                    .forEach(probes::add);
        }
        probes.add(new BoundaryValue(TextNode.valueOf(longest + "a"), false));
        return probes;
    }

    private static List<BoundaryValue> lists(JsonNode schema) {
        List<BoundaryValue> probes = new ArrayList<>();
        int minimum = schema.path("minItems").asInt();
        int maximum = schema.path("maxItems").asInt();
        JsonNode items = schema.path("items");
        if (minimum > 0) {
            probes.add(new BoundaryValue(list(items, minimum - 1), false));
        }
        probes.add(new BoundaryValue(list(items, minimum), true));
        probes.add(new BoundaryValue(list(items, maximum), true));
        probes.add(new BoundaryValue(list(items, maximum + 1), false));
        of(items).forEach(each -> {
            ArrayNode repeated = JSON.arrayNode();
            IntStream.range(0, Math.max(1, minimum)).forEach(index -> repeated.add(each.value()));
            probes.add(new BoundaryValue(repeated, each.inside()));
        });
        return probes;
    }

    private static List<BoundaryValue> maps(JsonNode schema) {
        if (!schema.has("maxProperties")) {
            return List.of();
        }
        int maximum = schema.path("maxProperties").asInt();
        return List.of(new BoundaryValue(map(maximum), true), new BoundaryValue(map(maximum + 1), false));
    }

    private static ObjectNode map(int size) {
        ObjectNode map = JSON.objectNode();
        IntStream.range(0, size).forEach(index -> map.put("name" + index, "value"));
        return map;
    }

    /** Returns a list of different entries in rising order. */
    private static ArrayNode list(JsonNode items, int size) {
        ArrayNode list = JSON.arrayNode();
        for (int index = 0; index < size; index++) {
            list.add(entry(items, index, size));
        }
        return list;
    }

    private static JsonNode entry(JsonNode items, int index, int size) {
        return switch (items.path("type").asText()) {
            case "integer", "number" -> {
                double minimum = items.path("minimum").asDouble();
                double width = items.path("maximum").asDouble() - minimum;
                double value = minimum + width * (index + 1) / (size + 1);
                yield items.path("type").asText().equals("integer")
                        ? JSON.numberNode(Math.round(value))
                        : JSON.numberNode(value);
            }
            case "object" -> {
                ObjectNode entry = JSON.objectNode();
                items.path("required").forEach(key -> entry.put(key.asText(), "entry" + index));
                yield entry;
            }
            default -> TextNode.valueOf(example(items, index));
        };
    }

    private static String example(JsonNode items, int index) {
        String text = "entry" + index;
        String pattern = items.path("pattern").asText();
        // A pattern of words: the first of them.
        return Pattern.compile(pattern).matcher(text).find() ? text : pattern.replaceAll("^\\^\\(|[|].*$", "");
    }
}
