package dev.wsss.operator.monitoring;

import dev.wsss.operator.BuiltPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program {@code promtool}, which comes with Prometheus.
 *
 * @param program its file
 */
record Promtool(Path program) {
    /** Finds it in {@code $CLUSTER_HOME/bin}, by default below {@code ~/.cache/wsss-cluster}, else on the path. */
    static Optional<Promtool> found(Map<String, String> environment, Path home) {
        return BuiltPrograms.program("promtool", environment, home).map(Promtool::new);
    }

    /** Returns its complaints; nothing when there are none. */
    Optional<String> complaint(String... words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(text);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while promtool worked", stopped);
        }
    }
}
