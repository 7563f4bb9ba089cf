package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a run whose every step is executed by processes of their own: its bytes equal those of the embedded run. */
class PodIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyStepInAPodOfItsOwnGivesTheBytesOfTheEmbeddedRunHoweverItsBlocksAreShared() throws Exception {
        String scores;
        try (Program run = Program.start("run", Manifests.TINY, "--store", folder.resolve("embedded"))) {
            scores = scores(run.done().output());
        }
        PlayedOperator operator = new PlayedOperator(folder.resolve("pods"), Manifests.TINY);
        String report = "";
        for (Step step : operator.pipeline().steps()) {
            switch (step.name()) {
                case "make-cam" -> shared(operator, step, 2);
                case "make-sem-seg" -> shared(operator, step, 3);
                case "affinity-labels" -> sharedWithOneIndexLost(operator, step);
                default -> report = operator.executed(step);
            }
        }

        Map<String, String> digests = operator.stored().digests();
        digests.keySet().removeIf(key -> key.startsWith("cache/report/"));
        assertThat(digests)
                .isEqualTo(new Stored(folder.resolve("embedded")).digests())
                .hasSize(17 + 32);
        assertThat(scores(report)).isEqualTo(scores);
        assertThat(operator.stored().result("report").resolve("report.html"))
                .hasSameBinaryContentAs(operator.store().resolve("runs/tiny/report.html"))
                .content()
                .contains("decoupled-make-sem-seg", "cross");
    }

    private static void shared(PlayedOperator operator, Step step, int indexes) throws Exception {
        Order order = operator.order(step, 1, operator.shares(indexes));
        List<String> parts = new ArrayList<>();
        for (int index = 0; index < indexes; index++) {
            parts.add(done(operator, order, "pod-" + index, index));
        }
        operator.publish(step, parts);
    }

    /** Loses index 1 of the first attempt with half its work done; the second attempt has that index alone. */
    private static void sharedWithOneIndexLost(PlayedOperator operator, Step step) throws Exception {
        List<List<Integer>> shares = operator.shares(2);
        Order first = operator.order(step, 1, shares);
        String kept = done(operator, first, "pod-0", 0);
        try (Program lost = operator.start(first, "pod-1", 1)) {
            assertThat(lost.says("output below")).isTrue();
            lost.signal("KILL");
            lost.end();
        }
        Order second = operator.order(step, 2, List.of(shares.get(1)));
        operator.publish(step, List.of(done(operator, second, "pod-2", 0), kept));
    }

    private static String done(PlayedOperator operator, Order order, String pod, int index) throws Exception {
        try (Program program = operator.start(order, pod, index)) {
            program.done();
        }
        return order.output() + pod + "/";
    }

    private static String scores(String output) {
        return String.join(
                "\n",
                output.lines()
                        .map(line -> line.replaceFirst("^report: ", ""))
                        .filter(line -> line.matches("(decoupled-)?(cam|sem-seg) .*\\d\\.\\d+.*"))
                        .toList());
    }

    @Test
    void killedAtAnyMomentAnExecutionLeavesAllOrNothingAndTheNextOneTheSameBytes() throws Exception {
        long seed = Long.getLong("wsss.kill.seed", System.nanoTime() % 100000);
        System.out.println("PodIT: moments of the kills from -Dwsss.kill.seed=" + seed);
        Random random = new Random(seed);
        Path manifest = Manifests.tiny(folder, "  contextDecoupling: {}\n", "");
        try (Program run = Program.start("run", manifest, "--store", folder.resolve("embedded"))) {
            run.done();
        }
        PlayedOperator operator = new PlayedOperator(folder.resolve("pods"), manifest);
        for (Step step : operator.pipeline().cachedSteps()) {
            Order order = operator.order(step, 1, List.of());
            boolean finished = killed(operator, order, random.nextInt(1500));
            Published output = again(operator, step);
            if (finished) {
                assertThat(operator.publish(step, List.of(order.output() + "killed/"))
                                .digest())
                        .isEqualTo(output.digest());
            }
        }

        Map<String, String> expected = new Stored(folder.resolve("embedded")).digests();
        expected.keySet().removeIf(key -> key.startsWith("runs/"));
        assertThat(operator.stored().digests()).isEqualTo(expected);
    }

    /** Kills an execution; returns true where it had left a manifest before. */
    private static boolean killed(PlayedOperator operator, Order order, int milliseconds) throws Exception {
        try (Program program = operator.start(order, "killed", null)) {
            program.says("output below");
            program.lives(milliseconds);
            program.signal("KILL");
            program.end();
        }
        return Files.exists(operator.store().resolve(order.output() + "killed/manifest.json"));
    }

    private static Published again(PlayedOperator operator, Step step) throws IOException, InterruptedException {
        Order order = operator.order(step, 2, List.of());
        try (Program program = operator.start(order, "second", null)) {
            program.done();
        }
        return operator.publish(step, List.of(order.output() + "second/"));
    }
}
