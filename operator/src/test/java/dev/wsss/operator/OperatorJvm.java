package dev.wsss.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM of an operator in a process of its own: the image's flags, and a heap for the chart's memory. */
public final class OperatorJvm {
    private OperatorJvm() {}

    /** Returns its process, not started yet; {@code arguments} give the program. */
    public static ProcessBuilder process(String... arguments) {
        List<String> jvm = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Documents.root().resolve("operator/src/main/jvm/operator.flags"),
                "-Xmx384m");
        return new ProcessBuilder(
                Stream.concat(jvm.stream(), Stream.of(arguments)).toList());
    }
}
