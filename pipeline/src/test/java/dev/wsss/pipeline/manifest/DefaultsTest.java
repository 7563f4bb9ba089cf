package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.pipeline.parameters.Sweep;
import dev.wsss.pipeline.tree.Layers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Checks that each value of an overlay differs from the recipe's and has a name that the recipe knows. */
    @ParameterizedTest
    @EnumSource
    void anOverlayChangesOnlyWhatThePublishedRecipeHas(Method method) throws IOException {
        ObjectNode both = new ObjectMapper().readValue("{\"dataset\": {\"synthetic\": {}}}", ObjectNode.class);
        Layers<Origin> layers = new Layers<>();
        List<Defaults> parts = Defaults.of(both.put("method", method.id()));
        assertThat(parts).extracting(Defaults::origin).contains(Origin.WITHOUT_INITIAL_WEIGHTS, Origin.SYNTHETIC);
        for (Defaults part : parts) {
            boolean adds = part.origin() == Origin.PUBLISHED;
            assertOverlay(part.document(), layers.tree(), "", adds);
            layers.lay(part.origin(), "", part.document(), "");
        }
    }

    static Stream<Arguments> combinations() {
        return Arrays.stream(Method.values())
                .flatMap(method -> Arrays.stream(Backbone.values()).map(backbone -> Arguments.of(method, backbone)));
    }

    /** Compares the keys of a run that names its method's published backbone with those of a run that names none. */
    @ParameterizedTest
    @EnumSource
    void thePublishedBackboneChangesNoKey(Method method) throws IOException {
        ObjectNode written = new ObjectMapper().readValue("{\"dataset\": {\"synthetic\": {}}}", ObjectNode.class);
        written.put("method", method.id());
        RunSpec without = EffectiveSpec.of(RunManifest.ofResource("a", written)).spec();
        written.putObject("network").put("backbone", method.backbone().id());
        RunSpec with = EffectiveSpec.of(RunManifest.ofResource("a", written)).spec();
        assertThat(with.network().of(method)).isEqualTo(without.network().of(method));
        assertThat(without.network().of(method).backbone()).isNull();
        assertThat(with.stages()).isEqualTo(without.stages());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyCombinationIsValidWithAndWithoutInitialWeights(Method method, Backbone backbone) throws IOException {
        for (String weights : List.of("", "weights:efficientnet-lite0")) {
            ObjectNode written =
                    new ObjectMapper().readValue("{\"dataset\": {\"location\": \"voc\"}}", ObjectNode.class);
            written.put("method", method.id()).putObject("network").put("backbone", backbone.id());
            if (!weights.isEmpty()) {
                written.put("initialWeights", weights);
            }
            RunSpec spec =
                    EffectiveSpec.of(RunManifest.ofResource("a", written)).spec();
            assertThat(backbone.freezable()).contains(spec.stages().trainCam().frozen());
            assertThat(Defaults.of(written).stream().anyMatch(part -> part.origin() == Origin.BACKBONE))
                    .isEqualTo(backbone != method.backbone());
        }
    }

    private static void assertOverlay(JsonNode overlay, JsonNode below, String pointer, boolean adds) {
        overlay.properties().forEach(field -> {
            String child = pointer + "/" + field.getKey();
            JsonNode other = below.at(child).isMissingNode()
                    ? below.at(child.replaceFirst("^/contextDecoupling/stages", "/stages"))
                    : below.at(child);
            assertThat(adds || !other.isMissingNode())
                    .as(child + " is published")
                    .isTrue();
            assertThat(field.getValue()).as(child + " differs").isNotEqualTo(other);
            if (field.getValue().isObject()) {
                assertOverlay(field.getValue(), below, child, adds);
            }
        });
    }

    @Test
    void thresholdsOfTheSweepAreTheDecimalsThatOneWouldWrite() {
        double[] thresholds = new Sweep(0, 0.59, 0.01).thresholds();
        assertThat(thresholds).hasSize(60).contains(0.0, 0.07, 0.29, 0.57, 0.58, 0.59);
    }
}
