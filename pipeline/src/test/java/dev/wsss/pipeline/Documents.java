package dev.wsss.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files of the project. Tests hold them current; {@code -Dwsss.update=true} writes them again. */
public final class Documents {
    private Documents() {}

    /**
     * Asserts that the file under the project's root equals {@code text}, or writes it when {@code wsss.update} is set.
     */
    public static void holds(String file, String text) throws IOException {
        Path path = root().resolve(file);
        if (Boolean.getBoolean("wsss.update")) {
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, text);
        }
        assertThat(path).as("%s; refresh it with -Dwsss.update=true", file).hasContent(text);
    }

    /** Returns the folder that holds the whole project. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.resolveSibling(".").normalize();
        }
        return folder;
    }
}
