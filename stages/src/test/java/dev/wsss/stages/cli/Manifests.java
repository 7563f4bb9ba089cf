package dev.wsss.stages.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Manifests that tests run. */
final class Manifests {
    /** Where this project was checked out. */
    static final Path HOME = home();

    /** Both rounds on 24 small pictures. */
    static final Path TINY = HOME.resolve("stages/src/test/resources/manifests/tiny.yaml");

    private Manifests() {}

    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("wsss"))
                ? here
                : here.resolveSibling("").normalize();
    }

    /** The tiny run with one of its lines replaced. */
    static Path tiny(Path folder, String line, String replacement) throws IOException {
        String tiny = Files.readString(TINY);
        if (!tiny.contains(line)) {
            throw new IllegalArgumentException("tiny.yaml has no '" + line + "'");
        }
        return write(folder, tiny.replace(line, replacement));
    }

    /** The tiny run on a folder instead of generated pictures; {@code more} are further lines of the spec. */
    static Path onFolder(Path folder, String dataset, String... more) throws IOException {
        String tiny = Files.readString(TINY).replaceFirst(" +synthetic: .*\n", "    " + dataset + "\n");
        return write(
                folder,
                tiny
                        + String.join(
                                "",
                                java.util.Arrays.stream(more)
                                        .map(line -> "  " + line + "\n")
                                        .toList()));
    }

    private static Path write(Path folder, String manifest) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("run.yaml"), manifest);
    }
}
