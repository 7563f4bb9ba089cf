package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.ArtifactKind;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Stage;
import dev.wsss.pipeline.manifest.Dataset;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.Interruption;
import dev.wsss.stages.stage.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an order reads of the user's own files, brought to where a stage can read it.
 *
 * @param order whose artifacts all lie in the store
 * @param sources files on this machine
 */
record Brought(Order order, Sources sources) {
    private static final List<ArtifactKind> READ_AS_FILES =
            List.of(ArtifactKind.PICTURES, ArtifactKind.MASKS, ArtifactKind.INITIAL_WEIGHTS);

    /**
     * Fetches files; brings artifacts made elsewhere into the store, once for all who read them.
     *
     * @param told when it waits for another execution that brings the same
     */
    static Brought of(Order order, Store store, Fetch fetch, Interruption interruption, Consumer<String> told)
            throws IOException {
        GivenImport imports = new GivenImport(store, new SourceDigest(store), interruption, told);
        Path dataset = null;
        Path weights = null;
        List<OrderInput> inputs = new ArrayList<>();
        for (OrderInput input : order.inputs()) {
            String given = input.given();
            // The report shows what steps made.
            if (given == null || order.stage() == Stage.REPORT) {
                inputs.add(input);
            } else if (!READ_AS_FILES.contains(input.kind())) {
                Path path = fetch.local(given, "given." + input.name());
                inputs.add(imports.input(new Artifact(input.name(), input.kind(), given), path));
            } else if (input.kind() == ArtifactKind.INITIAL_WEIGHTS) {
                inputs.add(input);
                weights = fetch.local(given, "initialWeights");
            } else {
                inputs.add(input);
                dataset = fetch.local(given, "dataset.location");
            }
        }
        return new Brought(order.reading(inputs), new Sources(dataset, labels(order, fetch), weights));
    }

    private static @Nullable Path labels(Order order, Fetch fetch) throws IOException {
        Dataset dataset = order.parameters().dataset();
        String labels = dataset == null ? null : dataset.labels();
        return labels == null ? null : fetch.local(labels, "dataset.labels");
    }
}
