package dev.wsss.stages.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Records as JSON, the same bytes for the same values. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Json() {}

    /** Returns a record as UTF-8 text, keys sorted. */
    public static byte[] bytes(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("no JSON for " + value.getClass(), impossible);
        }
    }

    /**
     * Returns a record from its text.
     *
     * @param name of the object, for the failure of class StoreCorrupt that a damaged one is
     */
    public static <T> T read(byte[] text, Class<T> type, String name) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException damaged) {
            throw new Failure(
                    FailureClass.STORE_CORRUPT,
                    name + ": not what its stage writes: " + CanonicalJson.problem(damaged),
                    damaged);
        }
    }
}
