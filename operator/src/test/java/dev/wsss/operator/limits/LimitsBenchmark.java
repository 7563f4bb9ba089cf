package dev.wsss.operator.limits;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.chaos.Chaos;
import dev.wsss.operator.played.JobController;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Benchmarks of an operator's limits on a real API server, the Job controller played: {@code throughput RUNS}, {@code gap ACTIVE A_SECOND}
 * or {@code memory FINISHED ACTIVE}, each followed by a number of runs on a store that accepts connections and never answers; {@code chaos
 * RUNS FAULTS SEED} is no measurement but a long test. On a control plane that is there, with our definitions and with nodes that
 * kwok simulates: {@code simulated RUNS KUBECONFIG}.
 */
final class LimitsBenchmark {
    private LimitsBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wsss-limits");
        if (arguments[0].equals("simulated")) {
            simulated(Files.readString(Path.of(arguments[2])), folder, Integer.parseInt(arguments[1]));
        } else {
            played(folder, arguments);
        }
        // Threads of closed clients survive.
        System.exit(0);
    }

    private static void simulated(String kubeconfig, Path folder, int runs) throws IOException, InterruptedException {
        Config config = Config.fromKubeconfig(kubeconfig);
        config.setNamespace("limits-" + ProcessHandle.current().pid());
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(config.getNamespace())
                            .endMetadata()
                            .build())
                    .create();
            throughput(Surroundings.simulated(kubeconfig, client, folder), runs);
        }
    }

    private static void played(Path folder, String[] arguments) throws IOException, InterruptedException {
        try (ApiServer server = ApiServer.start();
                KubernetesClient client = server.inNewNamespace();
                ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            Surroundings around = Surroundings.played(server, client, folder);
            int first = Integer.parseInt(arguments[1]);
            switch (arguments[0]) {
                case "throughput" -> {
                    around.beginOnSilentStore(silent, number(arguments, 2));
                    throughput(around, first);
                }
                case "gap" -> {
                    around.beginOnSilentStore(silent, number(arguments, 3));
                    gap(around, first, Integer.parseInt(arguments[2]));
                }
                case "memory" -> {
                    around.beginOnSilentStore(silent, number(arguments, 3));
                    memory(around, first, Integer.parseInt(arguments[2]));
                }
                case "chaos" ->
                    chaos(client, folder, first, Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
                default ->
                    throw new IllegalArgumentException(
                            "throughput, gap, memory, chaos or simulated, not " + arguments[0]);
            }
        }
    }

    private static int number(String[] arguments, int place) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : 0;
    }

    /** Prints runs a minute, processor time of the operator, and write requests; the first tenth is the warm-up. */
    private static void throughput(Surroundings around, int runs) throws IOException, InterruptedException {
        try (MeasuredOperator operator = around.operator()) {
            around.begin("seed", 0);
            around.finish(1);
            int warm = runs / 10;
            begin(around, "warm-", warm);
            around.finish(1 + warm);
            Writes writes = Writes.of(around.client());
            double cpu = operator.cpuSeconds();
            long begun = System.nanoTime();
            Thread beginning = begin(around, "run-", runs);
            around.finish(1 + warm + runs);
            beginning.join();
            double seconds = (System.nanoTime() - begun) * 1e-9;
            System.out.printf(
                    Locale.ROOT,
                    "%d runs in %.0f s: %.0f runs a minute; operator: %.1f ms CPU a run, %d MiB resident%n",
                    runs,
                    seconds,
                    runs * 60 / seconds,
                    (operator.cpuSeconds() - cpu) * 1000 / runs,
                    operator.mebibytes("VmRSS"));
            System.out.print(Writes.of(around.client()).since(writes, runs));
            System.out.println(operator.gaps());
        }
    }

    private static Thread begin(Surroundings around, String prefix, int runs) {
        return Thread.ofPlatform().start(() -> {
            for (int run = 0; run < runs; run++) {
                around.begin(prefix + run, 0);
            }
        });
    }

    /**
     * Ends first Jobs at a steady rate while so many runs are active; prints the time until the next Job is accepted.
     */
    private static void gap(Surroundings around, int active, int aSecond) throws IOException, InterruptedException {
        try (MeasuredOperator operator = around.operator()) {
            for (int run = 0; run < active; run++) {
                around.begin("run-" + run, run + 1);
            }
            List<Job> first = around.running(active);
            JobController controller = around.controller();
            double cpu = operator.cpuSeconds();
            long begun = System.nanoTime();
            for (int job = 0; job < active; job++) {
                long due = begun + TimeUnit.SECONDS.toNanos(job) / aSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                controller.execute(first.get(job));
            }
            double seconds = (System.nanoTime() - begun) * 1e-9;
            around.running(active);
            System.out.printf(
                    Locale.ROOT,
                    "%d active runs, %.1f Jobs ended a second: %s; operator: %.1f ms CPU a step, %d MiB resident%n",
                    active,
                    active / seconds,
                    operator.gaps(),
                    (operator.cpuSeconds() - cpu) * 1000 / active,
                    operator.mebibytes("VmRSS"));
        }
    }

    /**
     * Prints the memory of an operator that is started beside finished runs and gets active ones; prints writes when
     * nothing is new.
     */
    private static void memory(Surroundings around, int finished, int active) throws IOException, InterruptedException {
        WSSSRunStatus status = executed(around);
        for (int run = 0; run < finished; run++) {
            around.addFinished("old-" + run, 0, status);
        }
        Writes before = Writes.of(around.client());
        try (MeasuredOperator operator = around.operator()) {
            System.out.printf(
                    Locale.ROOT,
                    "%d finished runs: started with %.1f s CPU, %d MiB resident%n",
                    finished,
                    operator.cpuSeconds(),
                    operator.mebibytes("VmRSS"));
            TimeUnit.SECONDS.sleep(30);
            System.out.printf(
                    Locale.ROOT,
                    "half a minute later: %.1f s CPU, %d MiB resident, %d at most%n",
                    operator.cpuSeconds(),
                    operator.mebibytes("VmRSS"),
                    operator.mebibytes("VmHWM"));
            System.out.print(Writes.of(around.client()).since(before, finished));
            for (int run = 0; run < active; run++) {
                around.begin("run-" + run, run + 1);
            }
            around.running(active);
            System.out.printf(
                    Locale.ROOT,
                    "and %d active: %.1f s CPU, %d MiB resident, %d at most%n",
                    active,
                    operator.cpuSeconds(),
                    operator.mebibytes("VmRSS"),
                    operator.mebibytes("VmHWM"));
        }
    }

    /** Injects random faults; prints the problems at the end. */
    private static void chaos(KubernetesClient client, Path folder, int runs, int faults, long seed)
            throws IOException, InterruptedException {
        Chaos.Plan plan = new Chaos.Plan(
                seed, runs, faults, Duration.ofMillis(400), Duration.ofSeconds(8), Duration.ofMinutes(10));
        List<String> wrong = Chaos.execute(client, plan, folder);
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? "every run is as it is wanted" : wrong.size() + " things are wrong");
    }

    private static WSSSRunStatus executed(Surroundings around) throws IOException, InterruptedException {
        try (MeasuredOperator _ = around.operator()) {
            around.begin("seed", 0);
            around.finish(1);
        }
        return around.client()
                .resources(WSSSRun.class)
                .withName("seed")
                .require()
                .getStatus();
    }
}
