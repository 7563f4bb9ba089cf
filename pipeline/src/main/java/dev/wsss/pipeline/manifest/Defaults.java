package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A document of default values that ships with the program.
 *
 * @param origin what its values are called
 * @param document its content, shaped like {@code spec}; the same for all who ask, not to be changed
 */
public record Defaults(Origin origin, JsonNode document) {
    private static final Defaults PUBLISHED = load(Origin.PUBLISHED, "published.yaml");
    private static final Defaults WITHOUT_INITIAL_WEIGHTS =
            load(Origin.WITHOUT_INITIAL_WEIGHTS, "without-initial-weights.yaml");
    private static final Defaults SYNTHETIC = load(Origin.SYNTHETIC, "synthetic.yaml");

    /** The documents that apply to a spec as written, those that are laid over others later. */
    public static List<Defaults> of(JsonNode written) {
        List<Defaults> layers = new ArrayList<>(List.of(PUBLISHED));
        if (!written.hasNonNull("initialWeights")) {
            layers.add(WITHOUT_INITIAL_WEIGHTS);
        }
        if (written.path("dataset").hasNonNull("synthetic")) {
            layers.add(SYNTHETIC);
        }
        return layers;
    }

    private static Defaults load(Origin origin, String resource) {
        try (InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(resource), resource)) {
            return new Defaults(origin, new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + resource, e);
        }
    }
}
