package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Plan;
import dev.wsss.pipeline.graph.ResultCache;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.graph.StepKey;
import java.util.Optional;

/**
 * Facts that a plan depends on.
 *
 * @param cache what is published
 * @param memory what was executed before
 * @param given the user's own inputs
 */
record PlanInputs(ResultCache cache, LastKeys memory, GivenArtifacts given) implements Plan.PlanInputs {
    @Override
    public Optional<ArtifactDigest> given(Artifact artifact) {
        return given.known(artifact).map(OrderInput::digest);
    }

    @Override
    public Lookup find(Step step, StepKey key) {
        return cache.find(step.task(), key);
    }

    @Override
    public Optional<StepKey> lastKey(Step step) {
        return memory.last(step.name());
    }
}
