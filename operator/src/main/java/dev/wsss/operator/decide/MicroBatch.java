package dev.wsss.operator.decide;

import dev.wsss.pipeline.graph.Batching;
import dev.wsss.pipeline.graph.Step;
import java.util.Optional;
import java.util.OptionalInt;

/** The remedy for an accelerator that is too small: fewer pictures at once, the same training. */
final class MicroBatch {
    private MicroBatch() {}

    /**
     * Returns the step with so many at once, under another key; as it was where its batch cannot be cut that way any
     * more.
     */
    static Step applied(Step step, int pictures) {
        boolean fits = step.parameters()
                .batching()
                .filter(batching -> batching.batchSize() % pictures == 0)
                .isPresent();
        return fits ? step.withParameters(step.parameters().withMicroBatch(pictures)) : step;
    }

    /** Returns a smaller micro-batch; empty where no smaller number gives the same training. */
    static OptionalInt smaller(Step step) {
        return step.parameters().batching().map(Batching::smaller).orElse(OptionalInt.empty());
    }

    /** Returns the reason why {@link #smaller} is empty. */
    static String noRemedy(Step step) {
        Optional<Batching> batching = step.parameters().batching();
        String field = "stages." + step.task().id();
        if (batching.isEmpty()) {
            return "it does not train, so that there is no batch to cut; use an accelerator with more memory";
        }
        return batching.get().trainsBatchNorm()
                ? "batch norm trains on whole batches, so that smaller ones would compute something else; lower "
                        + field + ".batchSize or cropSize, or use an accelerator with more memory"
                : "its batch cannot be cut any more; lower " + field
                        + ".cropSize, or use an accelerator with more memory";
    }
}
