package dev.wsss.operator.chaos;

import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.store.RotatingServer;
import dev.wsss.operator.store.StoreKeys;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Credentials;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Random faults over runs of a real API server and a real server of buckets. Seeds decide faults and pauses; threads
 * and processes decide the time at which each happens.
 */
public final class Chaos {
    private static final String BUCKET = "wsss";
    private static final String PREFIX = "chaos";
    private static final Duration TURN = Duration.ofMillis(50);

    /**
     * Timeout in milliseconds of users and nodes for an answer of the API server; operators have their own, which is
     * shorter.
     */
    private static final int PATIENCE_MILLISECONDS = 300_000;

    /** Classes of failures with which pods are ended. */
    private static final List<FailureClass> FAILURES =
            List.of(FailureClass.STORE_UNAVAILABLE, FailureClass.NO_PROGRESS, FailureClass.INVALID_DATA);

    private final KubernetesClient client;
    private final Plan plan;
    private final Random random;
    private final RotatingServer server;
    private final FaultyProxy proxy;
    private final Users users;
    private final Nodes nodes;
    private final Jobs jobs;
    private final Operators operators;
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private volatile StoreKeys keys = new StoreKeys("key-0", "secret-of-key-0");
    private int number;

    /**
     * The size of the chaos.
     *
     * @param runs at the beginning
     * @param faults in all
     * @param pause the mean time between two of them
     * @param work the longest time that a pod works
     * @param settle the time after the last fault in which everything has to be as it is wanted
     */
    public record Plan(long seed, int runs, int faults, Duration pause, Duration work, Duration settle) {}

    /** Memory and threads of this process, operators and players together. */
    private static final class Heap {
        private Heap() {}

        static String used() {
            System.gc();
            Runtime process = Runtime.getRuntime();
            return String.format(
                    Locale.ROOT,
                    "%d MiB of heap, %d threads",
                    (process.totalMemory() - process.freeMemory()) >> 20,
                    Thread.getAllStackTraces().size());
        }
    }

    /** The end of a fault. */
    private record Later(Instant at, Runnable end) {}

    private Chaos(KubernetesClient client, KubernetesClient ofOperators, Plan plan, RotatingServer server)
            throws IOException {
        this.client = client;
        this.plan = plan;
        this.random = new Random(plan.seed);
        this.server = server;
        server.accept(keys);
        server.bucket(BUCKET);
        keys.tell(client);
        this.proxy = new FaultyProxy(URI.create(server.endpoint()));
        store("").put("given/cam", new byte[] {1});
        store("").put("given/irn", new byte[] {2});
        this.users = new Users(client, storeOf(PREFIX));
        Store ofPods = store(PREFIX + "/" + client.getNamespace());
        this.nodes = new Nodes(client, () -> ofPods, new Random(plan.seed + 1), plan.work);
        this.jobs = new Jobs(client, nodes);
        this.operators = new Operators(ofOperators);
    }

    /** Executes a plan in the namespace of a client; returns the problems at the end, and prints the faults. */
    public static List<String> execute(KubernetesClient client, Plan plan, Path folder)
            throws IOException, InterruptedException {
        try (RotatingServer server = RotatingServer.in(folder);
                KubernetesClient patient = patient(client)) {
            Chaos chaos = new Chaos(patient, client, plan, server);
            try (FaultyProxy _ = chaos.proxy;
                    Nodes _ = chaos.nodes;
                    Operators _ = chaos.operators) {
                return chaos.execute();
            }
        }
    }

    private static KubernetesClient patient(KubernetesClient client) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withConnectionTimeout(PATIENCE_MILLISECONDS)
                        .withRequestTimeout(PATIENCE_MILLISECONDS)
                        .build())
                .withKubernetesSerialization(ApiServer.json())
                .build();
    }

    private String storeOf(String prefix) {
        return "{bucket: %s, prefix: %s, endpoint: \"%s\"}".formatted(BUCKET, prefix, proxy.endpoint());
    }

    /** Returns the store of pods, which have the valid keys and no proxy before the server. */
    private Store store(String prefix) {
        S3Environment environment =
                new S3Environment(null, null, () -> new S3Credentials(keys.access(), keys.secret(), null, null));
        return new StoreAccess(environment, S3Timing.brisk())
                .open(new StoreSpec(null, server.endpoint(), BUCKET, prefix, null, Addressing.AUTO, null));
    }

    private List<String> execute() throws IOException, InterruptedException {
        for (int run = 0; run < plan.runs; run++) {
            users.create("run-" + run, new Wish(run / 2, null, false, run % 3 == 0));
        }
        Instant begun = Instant.now();
        Instant next = begun.plus(plan.pause);
        for (int fault = 0; fault < plan.faults; ) {
            turn();
            if (!Instant.now().isBefore(next)) {
                Fault kind = kind();
                if (happens(kind)) {
                    met.merge(kind, 1, Integer::sum);
                    fault++;
                    if (fault % (plan.faults / 5) == 0) {
                        System.out.println("after " + fault + " faults " + Heap.used());
                    }
                }
                next = Instant.now().plusMillis(random.nextLong(2 * plan.pause.toMillis()));
            }
        }
        Instant last = Instant.now();
        EndState end = new EndState(client, users, nodes, jobs, operators, store(PREFIX + "/" + client.getNamespace()));
        List<String> wrong = List.of("nothing was looked at");
        while (!wrong.isEmpty() && Instant.now().isBefore(last.plus(plan.settle))) {
            turn();
            if (later.isEmpty() && users.areServed()) {
                wrong = end.problems();
            }
        }
        System.out.printf(
                "%d faults %s in %d s, settled after %d s: %d operators, %d Jobs%n",
                plan.faults,
                met,
                Duration.between(begun, last).toSeconds(),
                Duration.between(last, Instant.now()).toSeconds(),
                operators.lives(),
                jobs.made());
        List<String> all = new ArrayList<>(wrong);
        all.addAll(jobs.doubled());
        if (all.isEmpty()) {
            all.addAll(end.unlikeUndisturbed(storeOf("calm"), store("calm/" + client.getNamespace())));
        }
        long asked = proxy.asked();
        Thread.sleep(plan.work);
        if (all.isEmpty() && proxy.asked() != asked) {
            all.add("the store is still asked: " + (proxy.asked() - asked) + " bytes");
        }
        return all;
    }

    private void turn() throws InterruptedException {
        while (!later.isEmpty() && !Instant.now().isBefore(later.peek().at)) {
            later.remove().end.run();
        }
        try {
            users.goOn();
            jobs.goOn();
        } catch (KubernetesClientException changed) {
            // The next turn sees what there is.
        }
        Thread.sleep(TURN);
    }

    private Fault kind() {
        List<Fault> faults = List.of(Fault.values());
        return faults.get(random.nextInt(faults.size()));
    }

    private void after(int least, int most, Runnable end) {
        later.add(new Later(Instant.now().plusMillis(random.nextLong(least, most)), end));
    }

    /** Injects a fault; returns false where it has no target. */
    private boolean happens(Fault fault) throws IOException {
        return switch (fault) {
            case OPERATOR_KILLED -> {
                operators.kill();
                yield true;
            }
            case API_SERVER_SLOW -> apiServer(FaultyProxy.Mood.SLOW);
            case API_SERVER_PAUSED -> apiServer(FaultyProxy.Mood.PAUSED);
            case API_SERVER_REFUSES -> apiServer(FaultyProxy.Mood.REFUSED);
            case STORE_SLOW -> store(FaultyProxy.Mood.SLOW);
            case STORE_PAUSED -> store(FaultyProxy.Mood.PAUSED);
            case STORE_CUTS_ANSWERS -> store(FaultyProxy.Mood.CUT);
            case SECRET_ROTATED -> rotated();
            case POD_EVICTED, POD_TERMINATED, POD_FAILED, NODE_LOST -> ofPod(fault);
            case RUN_EDITED, RUN_SUSPENDED, RUN_RESUMED, RUN_ASKED_FOR_AGAIN, RUN_DELETED, RUN_CREATED_AGAIN ->
                ofRun(fault);
        };
    }

    private boolean apiServer(FaultyProxy.Mood mood) {
        operators.apiServerIs(mood);
        after(300, 2_000, () -> operators.apiServerIs(FaultyProxy.Mood.OPEN));
        return true;
    }

    private boolean store(FaultyProxy.Mood mood) {
        proxy.be(mood);
        after(300, 3_000, () -> proxy.be(FaultyProxy.Mood.OPEN));
        return true;
    }

    private boolean rotated() throws IOException {
        StoreKeys next = new StoreKeys("key-" + ++number, "secret-of-key-" + number);
        server.accept(next);
        keys = next;
        after(100, 3_000, () -> keys.tell(client));
        return true;
    }

    private boolean ofPod(Fault fault) {
        List<Pod> pods = jobs.working();
        if (pods.isEmpty()) {
            return false;
        }
        Pod pod = pods.get(random.nextInt(pods.size()));
        switch (fault) {
            case POD_EVICTED -> nodes.evict(pod);
            case POD_TERMINATED -> nodes.terminate(pod);
            case POD_FAILED -> nodes.fail(pod, FAILURES.get(random.nextInt(FAILURES.size())));
            default -> nodes.lose(pod, Duration.ofMillis(random.nextLong(3_000, 75_000)));
        }
        return true;
    }

    private boolean ofRun(Fault fault) {
        List<String> names = users.wishes().entrySet().stream()
                .filter(run -> fault != Fault.RUN_RESUMED || run.getValue().suspended())
                .map(Map.Entry::getKey)
                .toList();
        if (names.isEmpty()) {
            return false;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (fault) {
            case RUN_EDITED -> users.edit(name, random.nextInt(2 * plan.runs));
            case RUN_SUSPENDED -> users.suspend(name, true);
            case RUN_RESUMED -> users.suspend(name, false);
            case RUN_ASKED_FOR_AGAIN -> users.askAgain(name, "all@" + ++number);
            case RUN_DELETED -> users.delete(name);
            default -> {
                users.delete(name);
                users.create(name, new Wish(random.nextInt(2 * plan.runs), null, false, random.nextBoolean()));
            }
        }
        return true;
    }
}
