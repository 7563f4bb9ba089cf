package dev.wsss.operator;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which programs of servers for tests are built. */
public final class BuiltPrograms {
    private BuiltPrograms() {}

    /** Returns {@code $CLUSTER_HOME}, by default {@code ~/.cache/wsss-cluster}. */
    public static Path folder(Map<String, String> environment, Path home) {
        String cluster = environment.getOrDefault("CLUSTER_HOME", "");
        return cluster.isBlank() ? home.resolve(".cache/wsss-cluster") : Path.of(cluster);
    }

    /** Returns a program in {@code bin} of that folder, else on the path. */
    public static Optional<Path> program(String name, Map<String, String> environment, Path home) {
        Stream<Path> folders = Arrays.stream(
                        environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(Stream.of(folder(environment, home).resolve("bin")), folders)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
