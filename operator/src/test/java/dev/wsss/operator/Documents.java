package dev.wsss.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the project that are generated: tests hold them current, {@code -Dwsss.update=true} writes them anew. */
public final class Documents {
    private Documents() {}

    /** Holds a file equal to {@code text}, or writes it when told to update. */
    public static void holds(Path file, String text) throws IOException {
        if (Boolean.getBoolean("wsss.update")) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s; refresh it with -Dwsss.update=true", root().relativize(file))
                .hasContent(text);
    }

    /** The folder that holds the whole project. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.resolveSibling(".").normalize();
        }
        return folder;
    }
}
