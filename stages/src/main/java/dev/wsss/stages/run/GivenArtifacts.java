package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.ArtifactKind;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.Dataset;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.stage.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** What the user brought: pictures, masks, weights, artifacts made elsewhere; found, named by content, imported. */
final class GivenArtifacts {
    private final RunSettings settings;
    private final SourceDigest digests;

    GivenArtifacts(RunSettings settings) {
        this.settings = settings;
        this.digests = new SourceDigest(settings.store());
    }

    /** What a step that reads it is told. */
    OrderInput input(Artifact artifact) {
        return switch (artifact.kind()) {
            case PICTURES -> OrderInput.given(artifact, pictures());
            case MASKS ->
                OrderInput.given(artifact, digest(folder(), name -> isMask(name) || name.startsWith("ImageSets/")));
            case INITIAL_WEIGHTS ->
                OrderInput.given(artifact, digest(existing(path(location(artifact)), "initialWeights"), name -> true));
            default -> new GivenImport(settings, digests).input(artifact, path(location(artifact)));
        };
    }

    /** Where the user's files lie, for a step that reads them. */
    Sources sources(Step step) {
        Dataset dataset = settings.spec().dataset();
        boolean readsSources = step.stage().readsSources() && dataset.location() != null;
        String weights = step.read(ArtifactKind.INITIAL_WEIGHTS)
                .map(GivenArtifacts::location)
                .orElse(null);
        String labels = dataset.labels();
        return new Sources(
                readsSources ? folder() : null,
                readsSources && labels != null ? path(labels) : null,
                weights == null ? null : path(weights));
    }

    /** Mending a mask must never train anything again, so masks are no part of the pictures. */
    private static boolean isMask(String name) {
        return name.startsWith("Segmentation");
    }

    private ArtifactDigest pictures() {
        ArtifactDigest folder = digest(folder(), name -> !isMask(name));
        String labels = settings.spec().dataset().labels();
        if (labels == null) {
            return folder;
        }
        ArtifactDigest table = digest(existing(path(labels), "dataset.labels"), name -> true);
        return new ArtifactDigest(Sha256.of((folder.hex() + table.hex()).getBytes(StandardCharsets.UTF_8)));
    }

    private ArtifactDigest digest(Path root, Predicate<String> wanted) {
        try {
            return digests.of(root, wanted);
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    root + " cannot be read (" + unreadable + "); look at its owner and its mode",
                    unreadable);
        }
    }

    private Path folder() {
        String location = settings.spec().dataset().location();
        if (location == null) {
            throw new IllegalArgumentException("a synthetic data set has no folder");
        }
        return existing(path(location), "dataset.location");
    }

    private static String location(Artifact artifact) {
        String location = artifact.given();
        if (location == null) {
            throw new IllegalArgumentException(artifact.name() + " is made by a step");
        }
        return location;
    }

    private Path path(String location) {
        return settings.manifest().folder().resolve(location).normalize();
    }

    private static Path existing(Path path, String field) {
        if (!Files.exists(path)) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    field + ": " + path
                            + " is not there; give an absolute path or one relative to the manifest, or use --data");
        }
        return path;
    }
}
