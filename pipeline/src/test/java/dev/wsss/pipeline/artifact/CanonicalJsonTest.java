package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of canonical JSON: one spelling for each value. */
class CanonicalJsonTest {
    @Test
    void keysAreSortedInMapsAndTrees() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, 2.5, 1e-4));
        map.put("a", Map.of("ü", true));
        String expected = "{\"a\":{\"ü\":true},\"b\":[1,2.5,1.0E-4]}";
        assertThat(CanonicalJson.text(map)).isEqualTo(expected);
        assertThat(CanonicalJson.text(CanonicalJson.tree(map))).isEqualTo(expected);
    }

    @Test
    void whatIsAbsentIsNotWritten() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", null);
        map.put("b", 1);
        assertThat(CanonicalJson.text(map)).isEqualTo("{\"b\":1}");
    }
}
