package dev.wsss.stages.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as bytes. */
final class FuzzFiles {
    private FuzzFiles() {}

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns bytes, each written as one character. */
    static byte[] raw(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes a file and the folders above it. */
    static Path written(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.write(file, content);
    }
}
