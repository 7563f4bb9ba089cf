package dev.wsss.operator.chart;

import dev.wsss.operator.BuiltPrograms;
import dev.wsss.operator.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The program {@code helm} on the project's chart. It uses no cluster.
 *
 * @param program its file
 */
public record Helm(Path program) {
    /** The folder of the chart. */
    public static final Path CHART = Documents.root().resolve("helm/wsss-operator");

    /** A release whose full name is that of the chart. */
    public static final String RELEASE = "wsss";

    private static final String KUBERNETES = "1.34.4";

    /** Finds it in {@code $CLUSTER_HOME/bin}, by default below {@code ~/.cache/wsss-cluster}, else on the path. */
    static Optional<Helm> found(Map<String, String> environment, Path home) {
        return BuiltPrograms.program("helm", environment, home).map(Helm::new);
    }

    /** Returns the objects of a release in {@code namespace}, including those of its tests. */
    public Rendering render(String namespace, String... arguments) {
        Answer answer = template(namespace, arguments);
        if (answer.code() != 0) {
            throw new IllegalStateException(answer.text());
        }
        return Rendering.of(answer.text());
    }

    /** Returns the reason why a release is refused; nothing when it is rendered. */
    Optional<String> refusal(String... arguments) {
        Answer answer = template("default", arguments);
        return answer.code() == 0 ? Optional.empty() : Optional.of(answer.text());
    }

    /** Returns the complaints of {@code helm lint --strict}; nothing when there are none. */
    Optional<String> complaint() {
        Answer answer = run(List.of("lint", "--strict", "--kube-version", KUBERNETES, CHART.toString()));
        return answer.code() == 0 ? Optional.empty() : Optional.of(answer.text());
    }

    private Answer template(String namespace, String... arguments) {
        List<String> words = new ArrayList<>(List.of("template", RELEASE, CHART.toString()));
        words.addAll(List.of("--namespace", namespace, "--kube-version", KUBERNETES));
        words.addAll(List.of(arguments));
        return run(words);
    }

    private Answer run(List<String> words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), Objects.requireNonNull(text));
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while helm worked", stopped);
        }
    }

    private record Answer(int code, String text) {}
}
