package dev.wsss.pipeline.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of the project, found from wherever a test was started. */
final class Repository {
    private Repository() {}

    /** The file at a path relative to the project's root. */
    static Path file(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder.resolve("..")
                        .normalize())
                .limit(9)
                .filter(folder -> Files.isRegularFile(folder.resolve("pipeline/pom.xml")))
                .findFirst()
                .orElseThrow()
                .resolve(path);
    }
}
