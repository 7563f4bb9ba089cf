package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.store.DirectoryStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the files that an interrupted execution leaves. */
class StoppedPodIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aTrainingThatIsTerminatedOrKilledIsContinuedByAnotherPodToTheSameBytes() throws Exception {
        Path manifest = Manifests.tiny(folder, "train-cam: {epochs: 2", "train-cam: {epochs: 40");
        Path embedded = folder.resolve("embedded");
        Answer.to("run", manifest, "--store", embedded, "--only", "prepare").done();
        try (Program run = Program.start("run", manifest, "--store", embedded, "--only", "train-cam")) {
            run.done();
        }
        PlayedOperator operator = new PlayedOperator(folder.resolve("pods"), manifest);
        operator.executed(operator.pipeline().step("prepare"));
        Step training = operator.pipeline().step("train-cam");

        Order first = operator.order(training, 1, List.of());
        int port = freePort();
        try (Program pod = operator.start(first, "pod-a", null, "--metrics-port", port)) {
            untilCheckpointOf(operator, "pod-a", pod);
            assertThat(scraped(port))
                    .contains("wsss_stage_loss{stage=\"train-cam\",step=\"train-cam\"} ")
                    .contains("wsss_stage_checkpoint_age_seconds{", "wsss_stage_data_wait_ratio{")
                    .contains("jvm_memory_used_bytes{");
            pod.signal("TERM");
            assertThat(pod.end()).as(pod.output()).isEqualTo(143);
            assertThat(pod.output()).contains("checkpoint written after step");
        }
        assertThat(operator.lastMessage("pod-a")).hasContent("Terminated: interrupted");
        assertThat(operator.store().resolve(first.output() + "pod-a/log.txt"))
                .content()
                .contains("checkpoint written after step", "Terminated: interrupted");
        assertThat(Files.exists(operator.store().resolve(first.output() + "pod-a/manifest.json")))
                .isFalse();

        try (Program pod = operator.start(operator.order(training, 2, List.of()), "pod-b", null)) {
            assertThat(pod.says("continues after step")).as(pod.output()).isTrue();
            untilCheckpointOf(operator, "pod-b", pod);
            pod.signal("KILL");
            pod.end();
        }
        Order third = operator.order(training, 3, List.of());
        try (Program pod = operator.start(third, "pod-c", null)) {
            assertThat(pod.done().output()).contains("continues after step");
        }

        operator.publish(training, List.of(third.output() + "pod-c/"));
        assertThat(operator.stored().digests()).isEqualTo(new Stored(embedded).digests());
        assertThat(AttemptRecord.read(new DirectoryStore(operator.store()), third.output() + "pod-c/"))
                .hasValueSatisfying(record -> assertThat(record.resumedFrom()).isPositive());
    }

    /** Runs an execution until it has written a checkpoint of its own. */
    private static void untilCheckpointOf(PlayedOperator operator, String pod, Program program) throws Exception {
        while (operator.stored().keys(PlayedOperator.RUN + "/checkpoints/").stream()
                .noneMatch(key -> key.contains("/" + pod + "/") && key.endsWith("/manifest.json"))) {
            assertThat(program.hasEnded()).as(program.output()).isFalse();
            program.lives(20);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String scraped(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://localhost:" + port + "/metrics");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void anExecutionInWhichNothingMovesShowsWhatItsThreadsDoAndEndsItself() throws Exception {
        PlayedOperator operator = blocked();
        operator.patience(5);
        Order order = operator.order(operator.pipeline().step("prepare"), 1, List.of());

        try (Program pod = operator.start(order, "stuck", null)) {
            assertThat(pod.end()).as(pod.output()).isEqualTo(49);
            assertThat(pod.output()).contains("\"loader-", "VocPictures.file(", "NoProgress: prepare has done nothing");
        }

        assertThat(operator.lastMessage("stuck")).content().startsWith("NoProgress: prepare has done nothing");
        assertThat(operator.store().resolve(order.output() + "stuck/log.txt"))
                .content()
                .contains("VocPictures.file(", "NoProgress: prepare has done nothing");
        assertThat(operator.stored().keys(order.output())).noneMatch(key -> key.endsWith("manifest.json"));
    }

    @Test
    void aCrashOfTheMachineTellsItsStoryWhereTheLogIsKept() throws Exception {
        PlayedOperator operator = blocked();
        Order order = operator.order(operator.pipeline().step("prepare"), 1, List.of());

        try (Program pod = operator.start(order, "crashed", null)) {
            assertThat(pod.says("output below")).as(pod.output()).isTrue();
            pod.signal("SEGV");
            assertThat(pod.end()).as(pod.output()).isEqualTo(134);
            assertThat(pod.output())
                    .contains("A fatal error has been detected by the Java Runtime Environment", "SIGSEGV");
        }
        assertThat(Path.of("").toAbsolutePath().toFile().list()).noneMatch(name -> name.startsWith("hs_err"));
    }

    @Test
    void aHeapTooSmallForThePicturesIsNamed() throws Exception {
        Path manifest = Manifests.tiny(folder, "size: 64", "size: 2048");
        PlayedOperator operator = new PlayedOperator(folder, manifest);
        Order order = operator.order(operator.pipeline().step("prepare"), 1, List.of());

        try (Program pod = operator.start(List.of("-Xmx24m"), order, "small", null)) {
            assertThat(pod.end()).as(pod.output()).isEqualTo(42);
        }
        assertThat(operator.lastMessage("small")).content().startsWith("HostOutOfMemory: ");
        assertThat(operator.store().resolve(order.output() + "small/log.txt"))
                .content()
                .contains("HostOutOfMemory: ");
    }

    /** Returns a run whose pictures are files. One is a pipe without a writer, so that its reader blocks for ever. */
    private PlayedOperator blocked() throws Exception {
        SmallFolder small = SmallFolder.write(folder);
        Path picture = small.picture(Files.readAllLines(small.list("train")).get(7));
        Files.delete(picture);
        assertThat(new ProcessBuilder("mkfifo", picture.toString()).start().waitFor())
                .isZero();
        return new PlayedOperator(folder.resolve("pods"), small.manifest()).withGiven();
    }
}
