package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.ResolvedInput;
import dev.wsss.pipeline.source.StagedFiles;
import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.MaskImport;
import dev.wsss.stages.stage.Sources;
import dev.wsss.stages.stage.StageProgress;
import dev.wsss.stages.stage.StartingWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The user's own inputs: pictures, masks, weights, artifacts made elsewhere; found, digested, imported. */
final class GivenArtifacts implements AutoCloseable {
    private final RunSettings settings;
    private final CancellationToken cancellation;
    private final Consumer<String> messages;
    private final GivenDigests digests;
    private final StagedFiles copies;

    /** Creates inputs whose reading can be cancelled, with messages while it waits for another process. */
    GivenArtifacts(RunSettings settings, CancellationToken cancellation, Consumer<String> messages) {
        this.settings = settings;
        this.cancellation = cancellation;
        this.messages = messages;
        this.digests = new GivenDigests(settings.files(), new SourceDigest(settings.store()), cancellation::check);
        this.copies = new StagedFiles(settings.files());
    }

    /** Returns the input for steps that read it; imports it first where the store lacks it. */
    OrderInput input(Artifact artifact) {
        ArtifactDigest content = digest(artifact);
        return isImported(artifact) ? imports().input(artifact, content) : OrderInput.given(artifact, content);
    }

    /** Returns the same without importing anything; absent: the store lacks it. */
    Optional<OrderInput> known(Artifact artifact) {
        ArtifactDigest content = digest(artifact);
        return isImported(artifact)
                ? imports().find(artifact, content)
                : Optional.of(OrderInput.given(artifact, content));
    }

    private static boolean isImported(Artifact artifact) {
        return switch (artifact.kind()) {
            case INITIAL_WEIGHTS, PICTURES, MASKS -> false;
            default -> true;
        };
    }

    private ArtifactDigest digest(Artifact artifact) {
        ArtifactDigest digest = digests.of(artifact, settings.spec().dataset().labels());
        if (artifact.kind() == ArtifactKind.INITIAL_WEIGHTS) {
            check(artifact);
        }
        return digest;
    }

    private GivenImport imports() {
        return new GivenImport(
                settings.store(),
                copies,
                cancellation,
                messages,
                MaskImport.of(settings.spec().dataset()));
    }

    /**
     * Checks weights on this machine; those at a server are checked when the training reads them: they would have to be
     * downloaded.
     */
    private void check(Artifact weights) {
        String location = String.valueOf(weights.given());
        if (settings.files().find(location, GivenDigests.field(weights)) instanceof ResolvedInput.Local(Path file)) {
            try {
                StartingWeights.check(UserPath.of(file), settings.spec());
            } catch (IOException unreadable) {
                throw new Failure(
                        FailureClass.INVALID_DATA,
                        "initialWeights: " + location + " cannot be read (" + unreadable
                                + "); check its owner and mode",
                        unreadable);
            }
        }
    }

    /** Returns where the user's files lie, for a step that reads them; remote ones are downloaded. */
    Sources sources(Step step, StageProgress progress) throws IOException {
        TransferWatch watch = new WatchedTransfer(progress, cancellation);
        Dataset dataset = settings.spec().dataset();
        String location = step.task().readsSources() ? dataset.location() : null;
        String labels = location == null ? null : dataset.labels();
        String weights =
                step.read(ArtifactKind.INITIAL_WEIGHTS).map(Artifact::given).orElse(null);
        return new Sources(
                location == null ? null : copies.dataset(location, watch),
                labels == null ? null : copies.file(labels, "dataset.labels", watch),
                weights == null ? null : copies.file(weights, "initialWeights", watch));
    }

    /** Removes the downloads. */
    @Override
    public void close() throws IOException {
        copies.close();
    }
}
