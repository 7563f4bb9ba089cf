package dev.wsss.operator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The spec of a run that has to be reconciled even where its spec cannot be read. */
public final class SpecReader {
    private SpecReader() {}

    /** Returns the complete spec; nothing where there is none or where it is no spec of ours. */
    public static Optional<RunSpec> of(String run, @Nullable JsonNode document) {
        try {
            return document == null
                    ? Optional.empty()
                    : Optional.of(EffectiveSpec.of(RunManifest.ofResource(run, document))
                            .spec());
        } catch (InvalidManifest invalid) {
            return Optional.empty();
        }
    }
}
