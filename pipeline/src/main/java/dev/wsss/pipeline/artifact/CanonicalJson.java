package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.outcome.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * JSON with one spelling for each value: sorted keys, no spaces, no nulls, UTF-8.
 *
 * <p>Nulls are left out so that a field added later, absent by default, changes no digest.
 */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter FOR_PEOPLE = MAPPER.writerWithDefaultPrettyPrinter();

    private static final int LONGEST_PROBLEM = 500;

    /** The part of a type's name that says nothing to a person. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?:[A-Z]\\w*\\$)*(?=[A-Z])");

    private CanonicalJson() {}

    /** Returns the bytes that are hashed. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the same as text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException("value: " + invalid.getOriginalMessage(), invalid);
        }
    }

    /** Returns the same value, spread over lines for people. */
    public static String pretty(Object value) {
        try {
            return FOR_PEOPLE.writeValueAsString(value).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException("value: " + invalid.getOriginalMessage(), invalid);
        }
    }

    /** Returns the value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads a value; fields that its type does not have are refused.
     *
     * @throws IOException when the bytes are no such value; the message says where
     */
    public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        T value = MAPPER.readValue(bytes, type);
        if (value == null) {
            throw new IOException("the document is null");
        }
        return value;
    }

    /** Returns in one line what is wrong with a document that could not be read, and where. */
    public static String problem(Exception invalid) {
        if (!(invalid instanceof JsonProcessingException json)) {
            return SafeText.of(String.valueOf(invalid.getMessage()), LONGEST_PROBLEM);
        }
        String words =
                switch (json.getCause()) {
                    case IllegalArgumentException refused -> String.valueOf(refused.getMessage());
                    case NullPointerException _ -> "a value is missing";
                    case null, default ->
                        PACKAGE.matcher(json.getOriginalMessage()).replaceAll("");
                };
        List<String> places = new ArrayList<>();
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            places.add(mapping.getPath().stream()
                    .map(each -> each.getFieldName() == null ? Integer.toString(each.getIndex()) : each.getFieldName())
                    .collect(Collectors.joining("/", "at /", "")));
        }
        JsonLocation location = json.getLocation();
        if (location != null && location.getLineNr() >= 1) {
            places.add("line " + location.getLineNr() + ", column " + location.getColumnNr());
        }
        String place = places.isEmpty() ? "" : " (" + String.join(", ", places) + ")";
        return SafeText.of(words, LONGEST_PROBLEM) + SafeText.of(place, LONGEST_PROBLEM);
    }

    /**
     * Turns a tree into a value, as {@link #read(byte[], Class)} does with bytes.
     *
     * @throws IOException when the tree is no such value or is absent
     */
    public static <T> T read(JsonNode tree, Class<T> type) throws IOException {
        if (tree.isMissingNode() || tree.isNull()) {
            throw new IOException("a " + type.getSimpleName() + " is missing");
        }
        return MAPPER.treeToValue(tree, type);
    }
}
