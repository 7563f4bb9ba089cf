package dev.wsss.operator.chaos;

import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.PodStates;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Played kubelets: pods of a node run for a while and write the output of their stage. Pods can be ended, and nodes can
 * be lost for a time.
 */
final class Nodes implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Time after which Kubernetes deletes the pods of a silent node. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final int EVICTED = 137;
    static final int BLOCKS = 3;

    private final KubernetesClient client;
    private final Supplier<Store> store;
    private final RandomGenerator random;
    private final Duration work;
    private final Map<String, Work> works = new HashMap<>();
    private final Map<String, Instant> lost = new TreeMap<>();
    private final Map<String, End> ends = new HashMap<>();
    private final Set<String> hopeless = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Instant latest = Instant.MIN;

    /** An end of a container that was not its own. */
    private record End(int exitCode, String words, boolean disrupted) {}

    /** The work of a pod. Its output is written when it is due. */
    private static final class Work {
        private Instant due;
        private CompletableFuture<?> written;

        Work(Instant due) {
            this.due = due;
            this.written = new CompletableFuture<>();
        }
    }

    /**
     * Nodes without pods.
     *
     * @param store where pods write, with the keys that are in force
     * @param work the longest time that a pod works
     */
    Nodes(KubernetesClient client, Supplier<Store> store, RandomGenerator random, Duration work) {
        this.client = client;
        this.store = store;
        this.random = random;
        this.work = work;
    }

    /** Returns uids of runs of which a pod ended with a failure that no retry can fix. */
    Set<String> hopeless() {
        return hopeless;
    }

    /** Returns the node of a new pod. */
    String place() {
        List<String> there = new ArrayList<>(List.of("node-0", "node-1", "node-2", "node-3", "node-4", "node-5"));
        there.removeAll(lost.keySet());
        return there.isEmpty() ? "node-6" : there.get(random.nextInt(there.size()));
    }

    /** Returns whether a node is silent. */
    boolean isLost(Pod pod) {
        return lost.containsKey(pod.getSpec().getNodeName());
    }

    /** Preempts a pod whose container has not ended. */
    void evict(Pod pod) {
        ends.put(pod.getMetadata().getUid(), new End(EVICTED, "", true));
    }

    /** Ends a pod with SIGTERM. */
    void terminate(Pod pod) {
        ends.put(pod.getMetadata().getUid(), new End(143, "", false));
    }

    /** Fails a pod with a class that has an exit code. */
    void fail(Pod pod, FailureClass failure) {
        ends.put(
                pod.getMetadata().getUid(),
                new End(failure.exitCode().orElseThrow(), failure.title() + ": injected", false));
    }

    /** Silences the node of a pod for a time. */
    void lose(Pod pod, Duration time) {
        lost.put(pod.getSpec().getNodeName(), Instant.now().plus(time));
        latest = Instant.now();
    }

    /** Returns nodes to service that were lost for long enough. */
    void find() {
        Instant now = Instant.now();
        lost.values().removeIf(until -> !now.isBefore(until));
    }

    /** Does the work of the node of a pod. */
    void carryOn(Pod pod) {
        if (isLost(pod)) {
            silent(pod);
        } else if (pod.getMetadata().getDeletionTimestamp() != null) {
            confirm(pod);
        } else if (pod.getStatus() == null || !"Running".equals(pod.getStatus().getPhase())) {
            begin(pod);
        } else {
            workOn(pod);
        }
    }

    private void silent(Pod pod) {
        if (pod.getMetadata().getDeletionTimestamp() == null
                && Instant.now().isAfter(latest.plus(SILENCE))
                && client.resource(pod).get() != null) {
            PodStates.disrupted(client, pod, "DeletionByTaintManager");
            client.resource(pod).withGracePeriod(1).delete();
        }
    }

    /** Completes a pod of a lost node, which has continued to write below a prefix that is never read. */
    private void confirm(Pod pod) {
        if (pod.getStatus() != null && PodStates.isDisrupted(pod)) {
            try {
                write(pod);
            } catch (RuntimeException unavailable) {
                // It is not needed.
            }
        }
        client.resource(pod).withGracePeriod(0).delete();
    }

    private void begin(Pod pod) {
        works.put(
                pod.getMetadata().getUid(),
                new Work(Instant.now().plusMillis(random.nextLong(work.toMillis() / 10, work.toMillis()))));
        PodStates.running(client, pod);
    }

    private void workOn(Pod pod) {
        String uid = pod.getMetadata().getUid();
        End end = ends.remove(uid);
        if (end != null) {
            ended(pod, end);
            return;
        }
        Work own = works.computeIfAbsent(uid, absent -> new Work(Instant.now().plus(AGAIN)));
        if (own.written.isCompletedExceptionally()) {
            // As a stage does when its store does not answer.
            own.due = Instant.now().plus(AGAIN);
            own.written = new CompletableFuture<>();
        } else if (own.written.isDone()) {
            works.remove(uid);
            PodStates.succeeded(client, pod);
        } else if (Instant.now().isAfter(own.due)) {
            own.due = Instant.MAX;
            own.written = CompletableFuture.runAsync(() -> write(pod), threads);
        }
    }

    private void ended(Pod pod, End end) {
        works.remove(pod.getMetadata().getUid());
        if (end.words.startsWith(FailureClass.INVALID_DATA.title())) {
            hopeless.add(pod.getMetadata().getLabels().get(Labels.RUN_UID));
        }
        PodStates.failed(client, pod, end.exitCode, end.words, end.disrupted);
    }

    private void write(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        Order order = JobController.order(annotations);
        String index = annotations.getOrDefault(Jobs.INDEX, "0");
        new PlayedStage(store.get(), BLOCKS)
                .execute(order, Integer.parseInt(index), pod.getMetadata().getUid());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
