package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.parameters.Training;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Division of a training batch into parts that go through the network one by one.
 *
 * @param batchSize pictures per optimiser step
 * @param microBatch pictures per pass; gradients are added up to {@code batchSize}
 * @param trainsBatchNorm whether batch norm takes its statistics from a pass, so that another micro-batch is another training
 */
public record Batching(int batchSize, int microBatch, boolean trainsBatchNorm) {
    /** Returns the batching of a stage's own parameters; nothing for a stage that does not train. */
    static Optional<Batching> of(Record own) {
        return own instanceof Training training ? Optional.of(of(training)) : Optional.empty();
    }

    private static Batching of(Training training) {
        Integer microBatch = training.microBatch();
        return new Batching(
                training.batchSize(), microBatch == null ? training.batchSize() : microBatch, !training.canSplit());
    }

    /**
     * Returns the largest micro-batch of at most half the size that divides the batch; nothing where none gives the
     * same training.
     */
    public OptionalInt smaller() {
        return trainsBatchNorm
                ? OptionalInt.empty()
                : IntStream.rangeClosed(1, microBatch / 2)
                        .filter(part -> batchSize % part == 0)
                        .max();
    }
}
