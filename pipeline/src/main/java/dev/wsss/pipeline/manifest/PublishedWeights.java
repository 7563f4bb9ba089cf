package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of weights that its authors published, as the project's table lists it; a manifest names it
 * {@code weights:NAME}.
 *
 * @param name in manifests
 * @param file the name that its authors gave it
 * @param bytes its size; absent where it was never fetched here
 * @param sha256 its digest; absent where it was never fetched here
 * @param requirement the Python package that holds it, with its version; absent where none does
 * @param entry the file's path in that package
 * @param address where its authors publish it; absent where the package is the place
 * @param licence of the file
 */
public record PublishedWeights(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String file,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable String requirement,
        @Nullable String entry,
        @Nullable String address,
        @JsonProperty(required = true) String licence) {
    /** The scheme of their names in a manifest. */
    public static final String SCHEME = "weights:";

    private static final List<PublishedWeights> TABLE = load();

    /** Returns the table. */
    public static List<PublishedWeights> all() {
        return TABLE;
    }

    /** Returns the entry of a name; refuses one that the table does not have. */
    public static PublishedWeights named(String name) {
        return TABLE.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_CONFIG,
                        "there are no published weights '" + name + "'; there are "
                                + String.join(
                                        ", ",
                                        TABLE.stream()
                                                .map(PublishedWeights::name)
                                                .toList())));
    }

    /** Returns the entry that a location of a manifest names; empty for paths and addresses. */
    public static Optional<PublishedWeights> at(String location) {
        return location.startsWith(SCHEME) ? Optional.of(named(location.substring(SCHEME.length()))) : Optional.empty();
    }

    /** Returns the key of a file with this digest in the cache and in stores. */
    public static String key(String sha256) {
        return "weights/" + sha256;
    }

    /** Returns the key of what says which digest an unpinned file of this name has. */
    public String note() {
        return "weights/" + name + ".sha256";
    }

    /** Returns the file in words: name, size and digest as far as they are known. */
    public String described() {
        return file + (bytes == null ? "" : " (" + bytes + " bytes, SHA-256 " + sha256 + ")");
    }

    private static List<PublishedWeights> load() {
        String resource = "published-weights.yaml";
        YAMLMapper yaml = new YAMLMapper();
        JavaType list = yaml.getTypeFactory().constructCollectionType(List.class, PublishedWeights.class);
        try (InputStream in = Objects.requireNonNull(PublishedWeights.class.getResourceAsStream(resource), resource)) {
            return List.copyOf(yaml.<List<PublishedWeights>>readValue(in, list));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + resource, e);
        }
    }
}
