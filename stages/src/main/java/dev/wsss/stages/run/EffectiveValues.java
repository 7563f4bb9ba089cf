package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.stages.report.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Every value of an effective spec as a line of the report's table. */
final class EffectiveValues {
    private static final String ROOT = "/spec";

    private EffectiveValues() {}

    static List<Provenance.EffectiveValue> of(EffectiveSpec effective) {
        JsonNode spec = CanonicalJson.tree(effective.spec());
        List<Provenance.EffectiveValue> values = new ArrayList<>();
        effective.origins().forEach((pointer, origin) -> {
            String below = pointer.startsWith(ROOT) ? pointer.substring(ROOT.length()) : pointer;
            JsonNode value = spec.at(below);
            if (!value.isMissingNode() && !value.isObject()) {
                values.add(new Provenance.EffectiveValue(
                        below.substring(1).replace('/', '.'),
                        value.isValueNode() ? value.asText() : value.toString(),
                        origin.toString()));
            }
        });
        return values;
    }
}
