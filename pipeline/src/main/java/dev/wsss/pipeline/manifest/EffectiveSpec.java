package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.tree.Layers;
import dev.wsss.pipeline.tree.Pointer;
import dev.wsss.pipeline.tree.Problem;
import dev.wsss.pipeline.tree.RecordReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings in force: the manifest over the defaults that apply to it, complete, with the origin of each value.
 *
 * @param spec the complete spec; locations are absolute
 * @param origins where each value comes from, by JSON pointer ({@code /spec/stages/train-cam/epochs})
 */
public record EffectiveSpec(RunSpec spec, Map<String, Origin> origins) {
    /** Copies the origins, keeping their order. */
    public EffectiveSpec {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /** Completes a manifest; throws {@link InvalidManifest} with everything that is wrong with it. */
    public static EffectiveSpec of(RunManifest manifest) {
        SpecLayers layers = SpecLayers.of(manifest.spec());
        List<Problem> problems = new ArrayList<>(layers.problems());
        RecordReader reader = new RecordReader(layers::written, Set.of("steps"), layers.method());
        RunSpec spec = reader.read(RunSpec.class, layers.tree(), "");
        problems.addAll(reader.problems());
        if (spec == null || !problems.isEmpty()) {
            throw new InvalidManifest(manifest.source(), problems);
        }
        return new EffectiveSpec(manifest.resolve(spec), origins(layers.layers()));
    }

    /** Returns the complete spec as YAML for people, each value with its origin behind it. */
    public String toYaml() {
        return EffectiveListing.of(this);
    }

    private static Map<String, Origin> origins(Layers<Origin> layers) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        leaves(layers, "", layers.tree(), origins);
        return origins;
    }

    private static void leaves(Layers<Origin> layers, String pointer, JsonNode node, Map<String, Origin> origins) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(
                            field -> leaves(layers, Pointer.child(pointer, field.getKey()), field.getValue(), origins));
        } else if (!node.isNull() && !SpecLayers.runsOnce("/spec" + pointer)) {
            Layers.Source<Origin> source = layers.source(pointer);
            origins.put("/spec" + pointer, source == null ? Origin.PUBLISHED : source.layer());
        }
    }
}
