package dev.wsss.operator.decide;

import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.parameters.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Inputs of steps, as far as they are published or given by the user.
 *
 * @param pipeline the run's steps
 * @param steps their present status, by name; it changes while the decision is made
 * @param out where questions go
 */
record KnownInputs(Pipeline pipeline, SequencedMap<String, StepStatus> steps, DecisionBuilder out) {
    /** Returns whether every step before it has published. */
    boolean arePublished(Step step) {
        return pipeline.before(step).stream().allMatch(each -> status(each).state() == StepPhase.SUCCEEDED);
    }

    /** Names of everything that it reads; empty while a query for the user's own is pending. */
    Optional<Map<Artifact, ArtifactDigest>> digests(Step step) {
        Map<Artifact, ArtifactDigest> digests = new HashMap<>();
        boolean complete = true;
        for (Artifact read : step.reads()) {
            Optional<ArtifactDigest> digest = digest(step, read);
            digest.ifPresent(known -> digests.put(read, known));
            complete &= digest.isPresent();
        }
        return complete ? Optional.of(digests) : Optional.empty();
    }

    /** Returns the inputs as an order holds them. */
    Optional<List<OrderInput>> inputs(Step step) {
        List<OrderInput> inputs = new ArrayList<>();
        for (Artifact read : step.reads()) {
            Optional<ArtifactDigest> digest = digest(step, read);
            digest.ifPresent(known -> inputs.add(
                    read.isGiven()
                            ? OrderInput.given(read, known)
                            : OrderInput.stored(read, output(read).location())));
        }
        return inputs.size() == step.reads().size() ? Optional.of(inputs) : Optional.empty();
    }

    private Optional<ArtifactDigest> digest(Step step, Artifact artifact) {
        Dataset dataset = step.parameters().dataset();
        return artifact.isGiven()
                ? out.ask(
                        new StoreQuery.Source(artifact, dataset == null ? null : dataset.labels()),
                        "what lies at " + artifact.given())
                : Optional.of(new ArtifactDigest(output(artifact).digest()));
    }

    private OutputStatus output(Artifact artifact) {
        return pipeline.writer(artifact)
                .map(step -> status(step).output())
                .orElseThrow(() -> new IllegalStateException(artifact.name() + " is read before it is published"));
    }

    private StepStatus status(Step step) {
        StepStatus status = steps.get(step.name());
        if (status == null) {
            throw new IllegalStateException("the step " + step.name() + " has no status");
        }
        return status;
    }
}
