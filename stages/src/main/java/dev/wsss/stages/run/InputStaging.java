package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.StagedFiles;
import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.pipeline.source.UserFiles;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.MaskImport;
import dev.wsss.stages.stage.Sources;
import dev.wsss.stages.stage.StageProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The download of the user's own files that an order reads to where a stage can read them.
 *
 * @param store of the order
 * @param files of the user
 * @param copies of them, kept as long as the stage works
 * @param progress of the step
 * @param cancellation ends it
 */
record InputStaging(
        Store store, UserFiles files, StagedFiles copies, StageProgress progress, CancellationToken cancellation) {
    /** Copies files, and imports artifacts made elsewhere into the store, once for all readers. */
    StagedInputs of(Order order) throws IOException {
        GivenImport imports =
                new GivenImport(store, copies, cancellation, progress::say, MaskImport.of(order.parameters()));
        TransferWatch watch = new WatchedTransfer(progress, cancellation);
        Dataset read = order.parameters().dataset();
        String labels = read == null ? null : read.labels();
        UserPath dataset = null;
        UserPath weights = null;
        List<OrderInput> inputs = new ArrayList<>();
        for (OrderInput input : order.inputs()) {
            String given = input.given();
            if (given == null) {
                inputs.add(input);
                continue;
            }
            Artifact artifact = new Artifact(input.name(), input.kind(), given);
            switch (input.kind()) {
                case PICTURES, MASKS -> {
                    unchanged(artifact, input.digest(), labels);
                    dataset = copies.dataset(given, watch);
                    inputs.add(input);
                }
                case INITIAL_WEIGHTS -> {
                    unchanged(artifact, input.digest(), null);
                    weights = copies.file(given, "initialWeights", watch);
                    inputs.add(input);
                }
                default -> {
                    unchanged(artifact, input.digest(), null);
                    inputs.add(imports.input(artifact, digests().of(artifact, null)));
                }
            }
        }
        return new StagedInputs(
                order.reading(inputs),
                new Sources(dataset, labels == null ? null : copies.file(labels, "dataset.labels", watch), weights));
    }

    private GivenDigests digests() {
        return new GivenDigests(files, new SourceDigest(store), cancellation::check);
    }

    /**
     * Refuses files that have changed: the key stands for what was there when the order was made; at S3 it costs a
     * listing to see that it still is.
     */
    private void unchanged(Artifact artifact, ArtifactDigest then, @Nullable String labels) {
        String location = String.valueOf(artifact.given());
        if (location.startsWith("s3://") && !digests().of(artifact, labels).equals(then)) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    GivenDigests.field(artifact) + ": " + location
                            + " was changed while the run was at work; run it again (annotation wsss.dev/rerun)");
        }
    }
}
