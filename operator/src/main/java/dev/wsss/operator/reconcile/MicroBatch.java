package dev.wsss.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.graph.StepParameters;
import java.io.IOException;
import java.util.Optional;

/** How many pictures a training step has on the accelerator at once. */
final class MicroBatch {
    private static final String FIELD = "microBatch";

    private MicroBatch() {}

    /** The step with so many at once; its key becomes another one. */
    static Step applied(Step step, int pictures) {
        ObjectNode tree = step.parameters().toTree();
        ((ObjectNode) tree.path(step.stage().id())).put(FIELD, pictures);
        try {
            return step.withParameters(StepParameters.read(tree));
        } catch (IOException | IllegalArgumentException without) {
            return step;
        }
    }

    /**
     * Half as many as now; nothing where the step has no micro-batches, where one picture is left, or where batch norm trains,
     * since its statistics would be those of other batches.
     */
    static Optional<Integer> halved(Step step) {
        JsonNode own = step.parameters().toTree().path(step.stage().id());
        int present = own.path(FIELD).asInt(own.path("batchSize").asInt(0));
        boolean trainsNorm = own.path("batchNorm").asText().equals("batch");
        return present < 2 || trainsNorm || present % 2 != 0 ? Optional.empty() : Optional.of(present / 2);
    }

    /** Why {@link #halved} gives nothing. */
    static String noRemedy(Step step) {
        JsonNode own = step.parameters().toTree().path(step.stage().id());
        return own.path("batchNorm").asText().equals("batch")
                ? "batch norm trains on whole batches, so that smaller ones would compute something else; lower stages."
                        + step.stage().id() + ".batchSize or cropSize, or use an accelerator with more memory"
                : "its batch cannot be halved any more; lower stages."
                        + step.stage().id() + ".cropSize, or use an accelerator with more memory";
    }
}
