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
import dev.wsss.stages.stage.Interruption;
import dev.wsss.stages.stage.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the user brought: pictures, masks, weights, artifacts made elsewhere; found, named by content, imported. */
final class GivenArtifacts {
    private static final String LISTS = "ImageSets/Segmentation/";
    private static final String ANNOTATIONS = "Annotations/";
    private static final String DEVKIT = "JPEGImages";
    private static final Pattern PICTURE = Pattern.compile(".*\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);

    private final RunSettings settings;
    private final Interruption interruption;
    private final Consumer<String> told;
    private final SourceDigest digests;

    /** Interrupts itself while it reads files, and tells when it waits for another process. */
    GivenArtifacts(RunSettings settings, Interruption interruption, Consumer<String> told) {
        this.settings = settings;
        this.interruption = interruption;
        this.told = told;
        this.digests = new SourceDigest(settings.store());
    }

    /** What a step that reads it is told. */
    OrderInput input(Artifact artifact) {
        return switch (artifact.kind()) {
            case PICTURES -> OrderInput.given(artifact, pictures());
            case MASKS -> OrderInput.given(artifact, withLabels(digest(folder(), GivenArtifacts::decidesTruth)));
            case INITIAL_WEIGHTS ->
                OrderInput.given(artifact, digest(existing(path(location(artifact)), "initialWeights"), name -> true));
            default ->
                new GivenImport(settings.store(), digests, interruption, told)
                        .input(artifact, path(location(artifact)));
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

    /**
     * Files that decide the pictures artifact. Mending a mask must never train anything again, nor may files that somebody
     * leaves in the folder.
     */
    private static boolean decidesPictures(Path folder, String name) {
        return Files.isDirectory(folder.resolve(DEVKIT))
                ? name.startsWith(DEVKIT + "/") || name.startsWith(ANNOTATIONS) || name.startsWith(LISTS)
                : name.indexOf('/') < 0 && PICTURE.matcher(name).matches();
    }

    /** Labels count because they tell which numbering the masks have. */
    private static boolean decidesTruth(String name) {
        return name.startsWith("Segmentation") || name.startsWith(ANNOTATIONS) || name.startsWith(LISTS);
    }

    private ArtifactDigest pictures() {
        Path folder = folder();
        return withLabels(digest(folder, name -> decidesPictures(folder, name)));
    }

    private ArtifactDigest withLabels(ArtifactDigest folder) {
        String labels = settings.spec().dataset().labels();
        if (labels == null) {
            return folder;
        }
        ArtifactDigest table = digest(existing(path(labels), "dataset.labels"), name -> true);
        return new ArtifactDigest(Sha256.of((folder.hex() + table.hex()).getBytes(StandardCharsets.UTF_8)));
    }

    private ArtifactDigest digest(Path root, Predicate<String> wanted) {
        try {
            return digests.of(root, name -> {
                interruption.check();
                return wanted.test(name);
            });
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
