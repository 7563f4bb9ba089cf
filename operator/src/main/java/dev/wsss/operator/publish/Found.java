package dev.wsss.operator.publish;

import dev.wsss.pipeline.artifact.ArtifactLocation;
import java.util.Map;

/** What is known about a key: an artifact that may be believed, or why there is none. */
public sealed interface Found {
    /**
     * A published artifact, verified just now.
     *
     * @param location where it lies
     * @param metrics at most four figures of it
     */
    record Hit(ArtifactLocation location, Map<String, Double> metrics) implements Found {
        public Hit {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * Nothing that may be believed.
     *
     * @param why in words
     */
    record Miss(String why) implements Found {}
}
