package dev.wsss.operator.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.tree.Layers;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Construction of profiles from documents: the built-in document, what the installation says, what a WSSSProfile says, one over the other.
 *
 * @param base what applies where a WSSSProfile says nothing
 */
public record Profiles(JsonNode base) {
    /**
     * Returns the profiles of an installation; {@code over} is empty or overrides the document that ships with the
     * operator.
     */
    public static Profiles installed(JsonNode over) {
        Layers<String> layers = new Layers<>();
        layers.lay("built-in", "", shipped(), "");
        layers.lay("installation", "", over, "");
        return new Profiles(layers.tree());
    }

    /** Returns the profile without a WSSSProfile. */
    public Profile builtIn() {
        return of("the built-in profile", JsonNodeFactory.instance.objectNode());
    }

    /** Returns the profile of a WSSSProfile; {@link InvalidManifest} with everything that is wrong with it. */
    public Profile of(String source, JsonNode spec) {
        Layers<String> layers = new Layers<>();
        layers.lay("base", "", base, "");
        layers.lay(source, "", spec, "");
        RecordReader reader = new RecordReader(pointer -> "/spec" + pointer, Set.of(), Variant.NONE);
        Profile profile = reader.read(Profile.class, layers.tree(), "");
        if (profile == null) {
            throw new InvalidManifest(source, List.copyOf(reader.problems()));
        }
        return profile;
    }

    private static JsonNode shipped() {
        try (InputStream in =
                Objects.requireNonNull(Profiles.class.getResourceAsStream("built-in.yaml"), "built-in.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the operator's own built-in.yaml", impossible);
        }
    }
}
