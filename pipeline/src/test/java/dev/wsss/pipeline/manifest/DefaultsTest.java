package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    @Test
    void thePublishedDefaultsAreThoseOfTheOriginalCommandLine() {
        Map<String, List<Field>> fields = FlagTable.byFlag();
        assertThat(FlagTable.FLAGS)
                .filteredOn(original ->
                        original.dropped().isEmpty() && original.value().matches("[0-9.e-]+"))
                .hasSizeGreaterThan(15)
                .allSatisfy(original -> assertThat(fields.get(original.flag()))
                        .allSatisfy(field -> assertThat(new BigDecimal(field.published()))
                                .as(original.flag())
                                .isEqualByComparingTo(original.value())));
    }

    @Test
    void anOverlayChangesOnlyWhatThePublishedDocumentHas() throws IOException {
        JsonNode both = new ObjectMapper().readTree("{\"dataset\": {\"synthetic\": {}}}");
        List<Defaults> documents = Defaults.of(both);
        JsonNode published = documents.getFirst().document();
        assertThat(documents).hasSize(3);
        documents.stream().skip(1).forEach(overlay -> assertOverlay(overlay.document(), published, ""));
    }

    private static void assertOverlay(JsonNode overlay, JsonNode published, String pointer) {
        overlay.properties().forEach(field -> {
            String child = pointer + "/" + field.getKey();
            JsonNode below = published.at(child.replaceFirst("^/contextDecoupling/stages", "/stages"));
            assertThat(below.isMissingNode()).as(child + " is published").isFalse();
            assertThat(field.getValue()).as(child + " differs").isNotEqualTo(below);
            if (field.getValue().isObject()) {
                assertOverlay(field.getValue(), published, child);
            }
        });
    }

    @Test
    void thresholdsOfTheSweepAreTheDecimalsThatOneWouldWrite() {
        double[] thresholds = new Sweep(0, 0.59, 0.01).thresholds();
        assertThat(thresholds).hasSize(60).contains(0.0, 0.07, 0.29, 0.57, 0.58, 0.59);
    }
}
