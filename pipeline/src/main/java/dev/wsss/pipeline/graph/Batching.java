package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.manifest.BatchNorm;
import dev.wsss.pipeline.manifest.TrainCam;
import dev.wsss.pipeline.manifest.TrainIrn;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a training takes its batch through the network.
 *
 * @param batchSize pictures per optimiser step
 * @param microBatch pictures per pass; gradients are added up to {@code batchSize}
 * @param trainsBatchNorm whether batch norm takes its statistics from a pass, so that another micro-batch is another training
 */
public record Batching(int batchSize, int microBatch, boolean trainsBatchNorm) {
    /** That of a stage's own parameters; nothing for a stage that does not train. */
    static Optional<Batching> of(Record own) {
        return switch (own) {
            case TrainCam cam -> Optional.of(of(cam.batchSize(), cam.microBatch(), cam.batchNorm() == BatchNorm.BATCH));
            case TrainIrn irn -> Optional.of(of(irn.batchSize(), irn.microBatch(), false));
            default -> Optional.empty();
        };
    }

    private static Batching of(int batchSize, @Nullable Integer microBatch, boolean batchNorm) {
        return new Batching(batchSize, Objects.requireNonNullElse(microBatch, batchSize), batchNorm);
    }

    /** The largest micro-batch of at most half the size that divides the batch; nothing where none gives the same training. */
    public OptionalInt smaller() {
        return trainsBatchNorm
                ? OptionalInt.empty()
                : IntStream.rangeClosed(1, microBatch / 2)
                        .filter(part -> batchSize % part == 0)
                        .max();
    }
}
