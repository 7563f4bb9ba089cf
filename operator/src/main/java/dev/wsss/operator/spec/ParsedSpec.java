package dev.wsss.operator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.tree.Problem;
import java.util.List;

/** Content of a spec, wherever it is executed. */
public sealed interface ParsedSpec {
    /**
     * A valid spec.
     *
     * @param spec complete
     * @param pipeline its steps, without re-runs and remedies
     */
    record Read(RunSpec spec, Pipeline pipeline) implements ParsedSpec {}

    /**
     * A spec that cannot be read, or not executed in any cluster.
     *
     * @param message what is wrong and what to do
     */
    record Refused(String message) implements ParsedSpec {}

    /**
     * Returns what a spec says.
     *
     * @param run name of the run
     * @param document as it is written
     */
    static ParsedSpec of(String run, JsonNode document) {
        RunSpec spec;
        try {
            spec = EffectiveSpec.of(RunManifest.ofResource(run, document)).spec();
        } catch (InvalidManifest invalid) {
            return new Refused(StatusText.of(invalid.problems()));
        }
        List<Problem> problems = ClusterRules.problems(spec);
        return problems.isEmpty() ? new Read(spec, Pipeline.of(spec)) : new Refused(StatusText.of(problems));
    }
}
