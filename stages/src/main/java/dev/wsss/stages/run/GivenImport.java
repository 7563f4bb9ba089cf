package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactManifest;
import dev.wsss.pipeline.artifact.ArtifactObject;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.StagedFiles;
import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.ImportedWeights;
import dev.wsss.stages.stage.MaskImport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The import of artifacts made elsewhere, once for a store: a folder with a manifest as it is, a weights file, a folder
 * of mask PNGs.
 *
 * @param store that receives them
 * @param copies what lies elsewhere, on this machine
 * @param cancellation ends the wait for another process
 * @param messages while it waits for another process, or downloads something large
 * @param masks how masks are read
 */
record GivenImport(
        Store store, StagedFiles copies, CancellationToken cancellation, Consumer<String> messages, MaskImport masks) {
    /** The version of an import's format; raised with each change, so that no older import is used. */
    private static final int FORMAT = 2;

    /** Returns the input for steps that read it, given its digest where the user keeps it. */
    OrderInput input(Artifact artifact, ArtifactDigest content) {
        try {
            return OrderInput.stored(artifact, imported(artifact, content.hex()).location());
        } catch (IOException unreadable) {
            throw refused(artifact, artifact.given() + " cannot be read (" + unreadable + ")");
        }
    }

    /** Returns the same if it was imported before. */
    Optional<OrderInput> find(Artifact artifact, ArtifactDigest content) {
        return new Publication(store).find(stage(artifact), content.hex()) instanceof Lookup.Hit hit
                ? Optional.of(OrderInput.stored(artifact, hit.artifact().location()))
                : Optional.empty();
    }

    /** Returns the name that an import is published under; masks read by colour differ from those read by value. */
    private String stage(Artifact artifact) {
        boolean byColour = artifact.kind() == ArtifactKind.SEM_SEG && masks.values() == Dataset.MaskValues.PALETTE;
        return "given-" + artifact.kind().id() + "-" + FORMAT + (byColour ? "-palette" : "");
    }

    private Published imported(Artifact artifact, String content) throws IOException {
        Publication publication = new Publication(store);
        String stage = stage(artifact);
        String lock = "locks/" + stage + "/" + content;
        try (KeyLock held = cancellation.runCancellably(() -> store.lock(lock, messages))) {
            if (publication.find(stage, content) instanceof Lookup.Hit hit) {
                return hit.artifact();
            }
            int attempt = publication.nextAttempt(stage, content);
            String prefix = Publication.attemptPrefix(stage, content, attempt) + store.fence();
            write(artifact, path(artifact), new Destination(store, prefix));
            Published published = publication.publish(stage, content, prefix);
            if (held.isExclusive()) {
                publication.clearOthers(stage, content, attempt);
            }
            return published;
        }
    }

    private UserPath path(Artifact artifact) throws IOException {
        String location = Objects.requireNonNull(artifact.given());
        String field = GivenDigests.field(artifact);
        TransferWatch watch = new AnnouncedTransfer(field, messages, cancellation);
        return switch (artifact.kind()) {
            // A file of weights may have the ending of an archive.
            case CAM_WEIGHTS, AFFINITY_WEIGHTS -> copies.file(location, field, watch);
            default -> copies.artifact(location, field, watch);
        };
    }

    /** Destination of an import. */
    private record Destination(Store store, String prefix) {
        ArtifactWriter writer(ArtifactKind kind, int contractVersion) {
            return new ArtifactWriter(store, prefix, kind.id(), contractVersion);
        }
    }

    private void write(Artifact artifact, UserPath path, Destination destination) throws IOException {
        UserPath manifest = path.resolve(ArtifactManifest.FILE);
        if (Files.isRegularFile(manifest.path())) {
            copy(
                    artifact,
                    ArtifactManifest.parse(Files.readAllBytes(manifest.path()), manifest.name()),
                    path,
                    destination);
            return;
        }
        ArtifactWriter writer = destination.writer(artifact.kind(), FORMAT);
        switch (artifact.kind()) {
            case CAM_WEIGHTS, AFFINITY_WEIGHTS -> ImportedWeights.write(path, writer);
            case SEM_SEG -> masks.write(path, writer);
            default ->
                throw refused(
                        artifact, path + " has no manifest.json; name the folder of an artifact that wsss has written");
        }
        writer.finish();
    }

    private static void copy(Artifact artifact, ArtifactManifest manifest, UserPath path, Destination destination)
            throws IOException {
        if (!manifest.kind().equals(artifact.kind().id())) {
            throw refused(artifact, path + " holds " + manifest.kind());
        }
        ArtifactWriter writer = destination.writer(artifact.kind(), manifest.contractVersion());
        for (ArtifactObject object : manifest.objects()) {
            ArtifactObject copied = writer.write(
                    object.name(), out -> Files.copy(path.resolve(object.name()).path(), out));
            if (!copied.equals(object)) {
                throw refused(artifact, path.resolve(object.name()) + " has other bytes than its manifest says");
            }
        }
        writer.finish();
    }

    private static Failure refused(Artifact artifact, String why) {
        return new Failure(FailureClass.INVALID_DATA, "given." + artifact.name() + ": " + why);
    }
}
