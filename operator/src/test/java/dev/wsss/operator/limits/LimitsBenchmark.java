package dev.wsss.operator.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many short runs on a real API server, the Job controller played: runs a minute, processor time and memory of the operator,
 * requests that write.
 *
 * <p>Arguments: how many runs. Each has one Job: its data set was published before, and its masks are given.
 */
final class LimitsBenchmark {
    private static final String RUN = """
            numeric: {threads: 2}
            dataset:
              synthetic: {pictures: 8, scorePictures: 4}
              scoreList: none
            given: {sem-seg: "s3://given/masks"}
            store: {bucket: wsss}
            """;
    private static final Pattern WRITES = Pattern.compile(
            "apiserver_request_total\\{.*resource=\"([a-z]+)\".*subresource=\"([a-z]*)\".*verb=\"(POST|PUT|PATCH|APPLY|DELETE)\".*} (\\d+)");

    private LimitsBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("wsss-limits");
        try (ApiServer server = ApiServer.start();
                KubernetesClient client = server.inNewNamespace()) {
            Process operator = operator(server, client.getNamespace(), folder);
            BufferedReader words = operator.inputReader(StandardCharsets.UTF_8);
            System.out.println(words.readLine());
            JobController controller =
                    new JobController(client, new PlayedStage(new DirectoryStore(folder.resolve("store")), 3));
            apply(client, "seed");
            finish(client, controller, 1);
            Map<String, Long> writesBefore = writes(client);
            double cpuBefore = cpuSeconds(operator.pid());
            long begun = System.nanoTime();
            Thread applying = Thread.ofPlatform().start(() -> {
                for (int run = 0; run < runs; run++) {
                    apply(client, "run-" + run);
                }
            });
            finish(client, controller, runs + 1);
            applying.join();
            double seconds = (System.nanoTime() - begun) * 1e-9;
            double cpu = cpuSeconds(operator.pid()) - cpuBefore;
            System.out.printf(
                    Locale.ROOT,
                    "%d runs in %.0f s: %.0f runs a minute; operator: %.1f ms CPU a run, %d MiB resident%n",
                    runs,
                    seconds,
                    runs * 60 / seconds,
                    cpu * 1000 / runs,
                    residentMebibytes(operator.pid()));
            Map<String, Long> writesAfter = writes(client);
            writesAfter.forEach((what, count) -> System.out.printf(
                    Locale.ROOT,
                    "  %s: %.2f a run%n",
                    what,
                    (count - writesBefore.getOrDefault(what, 0L)) / (double) runs));
            operator.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
            System.out.println(words.readLine());
            operator.destroy();
            operator.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static Process operator(ApiServer server, String namespace, Path folder) throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, server.kubeconfig());
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OperatorProcess.class.getName(),
                        kubeconfig.toString(),
                        namespace,
                        folder.resolve("store").toString()))
                .redirectError(folder.resolve("operator.log").toFile())
                .start();
    }

    private static void apply(KubernetesClient client, String name) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(RUN, JsonNode.class));
        client.resource(run).create();
    }

    private static void finish(KubernetesClient client, JobController controller, int runs)
            throws InterruptedException {
        while (true) {
            if (!controller.play()) {
                long done = client.resources(WSSSRun.class).list().getItems().stream()
                        .filter(run -> run.getStatus() != null
                                && "Succeeded".equals(run.getStatus().state()))
                        .count();
                if (done >= runs) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static Map<String, Long> writes(KubernetesClient client) {
        Map<String, Long> writes = new TreeMap<>();
        for (String line : client.raw("/metrics").split("\n", -1)) {
            Matcher write = WRITES.matcher(line);
            if (write.matches() && List.of("wsssruns", "jobs", "events").contains(write.group(1))) {
                writes.merge(
                        write.group(3) + " " + write.group(1) + (write.group(2).isEmpty() ? "" : "/" + write.group(2)),
                        Long.valueOf(write.group(4)),
                        Long::sum);
            }
        }
        return writes;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static long residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
