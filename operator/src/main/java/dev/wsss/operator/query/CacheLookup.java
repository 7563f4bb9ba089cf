package dev.wsss.operator.query;

import dev.wsss.pipeline.artifact.ArtifactLocation;
import java.util.Map;

/** Result of looking up a key: a verified artifact, or the reason why there is none. */
public sealed interface CacheLookup {
    /**
     * A published artifact, verified just now.
     *
     * @param location where it lies
     * @param metrics at most four figures of it
     */
    record Hit(ArtifactLocation location, Map<String, Double> metrics) implements CacheLookup {
        public Hit {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * No verified artifact.
     *
     * @param why in words
     */
    record Miss(String why) implements CacheLookup {}
}
