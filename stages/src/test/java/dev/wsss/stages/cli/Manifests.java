package dev.wsss.stages.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Manifests that tests run. */
final class Manifests {
    /** The root of this project's checkout. */
    static final Path HOME = home();

    /** The manifest of both rounds on 24 small pictures. */
    static final Path TINY = HOME.resolve("stages/src/test/resources/manifests/tiny.yaml");

    private Manifests() {}

    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("wsss"))
                ? here
                : here.resolveSibling("").normalize();
    }

    /** Returns the tiny run with one of its lines replaced. */
    static Path tiny(Path folder, String line, String replacement) throws IOException {
        String tiny = Files.readString(TINY);
        if (!tiny.contains(line)) {
            throw new IllegalArgumentException("tiny.yaml has no '" + line + "'");
        }
        return write(folder, tiny.replace(line, replacement));
    }

    /** Returns the tiny run on files: fields of {@code dataset}, then further lines of {@code spec}. */
    static Path onFolder(Path folder, List<String> dataset, String... spec) throws IOException {
        String tiny = Files.readString(TINY)
                .replaceFirst(
                        " +synthetic: .*\n",
                        dataset.stream().map(line -> "    " + line + "\n").collect(Collectors.joining()));
        return write(
                folder,
                tiny + Arrays.stream(spec).map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }

    private static Path write(Path folder, String manifest) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("run.yaml"), manifest);
    }
}
