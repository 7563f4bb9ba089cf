package dev.wsss.pipeline.artifact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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

    private CanonicalJson() {}

    /** The bytes that are hashed. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException("value: " + invalid.getOriginalMessage(), invalid);
        }
    }

    /** The same value, spread over lines for people. */
    public static String pretty(Object value) {
        try {
            return FOR_PEOPLE.writeValueAsString(value).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException("value: " + invalid.getOriginalMessage(), invalid);
        }
    }

    /** The value as a tree. */
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
