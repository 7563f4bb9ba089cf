package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.graph.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of AffinityNet and SEAM: their artifacts do not depend on threads, kills or pods. */
class MethodsIT {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"affinitynet", "seam"})
    void killedContinuedInPodsWithOneThreadOrFourTheBytesAreTheSame(String method) throws Exception {
        Path manifest = tiny(method);
        Path undisturbed = folder.resolve("undisturbed");
        try (Program run = Program.start("run", manifest, "--store", undisturbed, "--workers", 1)) {
            assertThat(run.done().steps("done in")).contains("train-affinity", "decoupled-eval-sem-seg");
        }
        Map<String, String> expected = new Stored(undisturbed).digests();

        Path killed = folder.resolve("killed");
        long seed = Long.getLong("wsss.kill.seed", System.nanoTime() % 100000);
        System.out.println("MethodsIT: moments of the kills from -Dwsss.kill.seed=" + seed);
        Random random = new Random(seed);
        for (String step : List.of("train-cam", "train-affinity", "decoupled-train-cam")) {
            try (Program run = Program.start("run", manifest, "--store", killed, "--workers", 4)) {
                assertThat(run.says(" " + step + ": started")).as(run.output()).isTrue();
                run.lives(500 + random.nextInt(1500));
                run.signal("KILL");
                run.end();
            }
        }
        try (Program run = Program.start("run", manifest, "--store", killed, "--workers", 4)) {
            run.done();
        }
        assertThat(new Stored(killed).digests()).isEqualTo(expected);

        PlayedOperator operator = new PlayedOperator(folder.resolve("pods"), manifest);
        for (Step step : operator.pipeline().steps()) {
            operator.executed(step);
        }
        Map<String, String> pods = operator.stored().digests();
        pods.keySet().removeIf(key -> key.startsWith("cache/report/"));
        assertThat(pods).isEqualTo(expected);
    }

    /** Returns a tiny run without a canvas, a field of IRNet alone; at stride 8 a crop of 48 has six cells. */
    private Path tiny(String method) throws IOException {
        return Files.writeString(
                folder.resolve("manifest.yaml"),
                Files.readString(Manifests.TINY)
                        .replace("  seed: 7\n", "  method: " + method + "\n  seed: 7\n")
                        .replace("canvas: 64, ", "")
                        .replace("radius: 4", "radius: 3"));
    }
}
