package dev.wsss.stages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One folder of vectors from the original programs.
 *
 * <p>It lies in {@code -Dwsss.golden=DIR}. Without that property it is a test resource, for what is small and holds no
 * photographs.
 *
 * @param path the folder
 */
public record Golden(Path path) {
    /** Returns the folder of a name such as {@code 3_walk}; its user declares {@link ComparedWith}. */
    public static Golden folder(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "no golden vectors " + name + "; does the test class say @ComparedWith(\"" + name + "\")?"));
    }

    static Optional<Golden> find(String name) {
        Path folder = given().resolve(name);
        if (Files.isDirectory(folder)) {
            return Optional.of(new Golden(folder));
        }
        URL resource = Golden.class.getResource("/golden/" + name);
        try {
            return resource == null ? Optional.empty() : Optional.of(new Golden(Path.of(resource.toURI())));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Path given() {
        return Path.of(System.getProperty("wsss.golden", "../../shared/golden"));
    }

    public boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    public byte[] bytes(String file) {
        try {
            return Files.readAllBytes(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode json(String file) {
        try {
            return new JsonMapper().readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public NpyArray npy(String file) {
        return NpyArray.parse(bytes(file));
    }

    public FloatArray floats(String file) {
        return npy(file).array();
    }

    /** Returns a height × width × 3 array as a picture. */
    public RgbImage rgb(String file) {
        NpyArray array = npy(file);
        return new RgbImage(array.shape()[1], array.shape()[0], array.bytes());
    }

    /** Returns a height × width array of bytes as a label map. */
    public LabelMap labels(String file) {
        NpyArray array = npy(file);
        return new LabelMap(array.shape()[1], array.shape()[0], array.bytes());
    }

    /** Returns a channels × height × width (or height × width) array as planes. */
    public Planes planes(String file) {
        NpyArray array = npy(file);
        int[] shape = array.shape();
        int rank = shape.length;
        int channels = Arrays.stream(shape, 0, rank - 2).reduce(1, Math::multiplyExact);
        return new Planes(channels, shape[rank - 2], shape[rank - 1], array.floats());
    }
}
