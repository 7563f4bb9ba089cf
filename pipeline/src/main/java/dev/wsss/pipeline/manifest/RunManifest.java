package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.ImpossibleName;
import dev.wsss.pipeline.outcome.SafeText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run as its user wrote it: one document of kind WSSSRun.
 *
 * @param name metadata.name
 * @param spec the spec as written, not yet checked
 * @param source the file it came from, for messages
 * @param folder the folder against which relative locations resolve
 */
public record RunManifest(String name, JsonNode spec, String source, Path folder) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private static final int SHOWN = 200;

    /** The one version that is read. */
    public static final String API_VERSION = "wsss.dev/v1alpha1";

    /** The one kind that is read. */
    public static final String KIND = "WSSSRun";

    /**
     * Reads a YAML or JSON file. Throws {@link InvalidManifest} when it is no WSSSRun (with the line, for a file that
     * is no YAML); the content of {@code spec} is checked by {@link EffectiveSpec#of}.
     */
    public static RunManifest read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return ManifestFile.parse(text(file), file.toString(), folder == null ? file.toAbsolutePath() : folder);
    }

    /** Returns the run of a resource in a cluster, where no location is relative to anything. */
    public static RunManifest ofResource(String name, JsonNode spec) {
        return new RunManifest(name, spec, "spec", Path.of("/"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    file + ": there is no such manifest; k8s/samples has some to start from",
                    absent);
        } catch (CharacterCodingException binary) {
            throw new Failure(FailureClass.INVALID_CONFIG, file + ": is no manifest but something binary", binary);
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    file + ": cannot be read (" + unreadable.getMessage() + "); name a WSSSRun document",
                    unreadable);
        }
    }

    /**
     * Returns the same run on another data set, a path or an address; it replaces {@code dataset.location} or {@code
     * .synthetic}.
     */
    public RunManifest withData(String data) {
        if (!(spec.deepCopy() instanceof ObjectNode changed)) {
            return this;
        }
        ObjectNode dataset = changed.path("dataset") instanceof ObjectNode there ? there : changed.putObject("dataset");
        dataset.remove("synthetic");
        dataset.put(
                "location",
                SCHEME.matcher(data).matches()
                        ? data
                        : Path.of(data).toAbsolutePath().normalize().toString());
        return new RunManifest(name, changed, source, folder);
    }

    /** Returns the same run with another method, whatever it names. */
    public RunManifest withMethod(String method) {
        if (!(spec.deepCopy() instanceof ObjectNode changed)) {
            return this;
        }
        return new RunManifest(name, changed.put("method", method), source, folder);
    }

    /** Returns the same run under another name. */
    public RunManifest named(String other) {
        return new RunManifest(other, spec, source, folder);
    }

    /** Returns the same run, tolerating so many unreadable pictures. */
    public RunManifest withSkipBadImages(int images) {
        if (!(spec.deepCopy() instanceof ObjectNode changed)) {
            return this;
        }
        ObjectNode dataset = changed.path("dataset") instanceof ObjectNode there ? there : changed.putObject("dataset");
        dataset.put("skipBadImages", images);
        return new RunManifest(name, changed, source, folder);
    }

    /**
     * Returns the spec with every relative location made absolute; addresses such as s3://bucket/key stay as they are.
     */
    RunSpec resolve(RunSpec spec) {
        Map<String, String> given = new LinkedHashMap<>();
        spec.given().forEach((artifact, location) -> given.put(artifact, absolute(location)));
        return spec.at(
                spec.dataset()
                        .at(
                                locate(spec.dataset().location()),
                                locate(spec.dataset().labels())),
                locate(spec.initialWeights()),
                given,
                spec.store().at(locate(spec.store().location())));
    }

    private @Nullable String locate(@Nullable String location) {
        return location == null ? null : absolute(location);
    }

    private String absolute(String location) {
        try {
            return SCHEME.matcher(location).matches()
                    ? location
                    : folder.resolve(location).normalize().toString();
        } catch (InvalidPathException invalid) {
            throw ImpossibleName.of(
                    FailureClass.INVALID_CONFIG,
                    source + ": the location '" + SafeText.of(location, SHOWN) + "'",
                    invalid);
        }
    }
}
