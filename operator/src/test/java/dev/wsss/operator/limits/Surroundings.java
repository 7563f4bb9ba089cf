package dev.wsss.operator.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.status.RunState;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * An API server, runs in a namespace of it, and their played Jobs.
 *
 * @param kubeconfig how to get in
 * @param client for the namespace
 * @param folder for the store and the operator's log
 * @param jobs executes Jobs that are due; true when there were any
 * @param pause between two calls of it
 */
record Surroundings(String kubeconfig, KubernetesClient client, Path folder, BooleanSupplier jobs, Duration pause) {
    /**
     * The spec of a run whose data set was published before by a run of the same seed, and whose masks are given: one
     * Job, the report.
     */
    private static final String RUN = """
            numeric: {threads: 2}
            dataset:
              synthetic: {seed: SEED, pictures: 8, scorePictures: 4}
              scoreList: none
            given: {sem-seg: "s3://given/masks"}
            store: STORE
            """;

    private static final String STORE = "{bucket: wsss}";

    /** Returns an API server alone: the Job controller is played, at once and without pods. */
    static Surroundings played(ApiServer server, KubernetesClient client, Path folder) {
        return new Surroundings(
                server.kubeconfig(), client, folder, controller(client, folder)::play, Duration.ofMillis(20));
    }

    /**
     * Returns a whole control plane with simulated nodes: pods turn Running and succeed, and only outputs of stages are
     * played.
     */
    static Surroundings simulated(String kubeconfig, KubernetesClient client, Path folder) {
        client.pods().withLabel(Labels.MANAGED_BY, Labels.OPERATOR).inform(new SimulatedStages(stage(folder)));
        return new Surroundings(kubeconfig, client, folder, () -> false, Duration.ofSeconds(5));
    }

    private static JobController controller(KubernetesClient client, Path folder) {
        return new JobController(client, stage(folder));
    }

    private static PlayedStage stage(Path folder) {
        return new PlayedStage(new DirectoryStore(folder.resolve("store")), 3);
    }

    MeasuredOperator operator() throws IOException {
        return MeasuredOperator.start(kubeconfig, client.getNamespace(), folder);
    }

    JobController controller() {
        return controller(client, folder);
    }

    /** Creates runs on a store that accepts connections and never answers. */
    void beginOnSilentStore(ServerSocket silent, int runs) {
        String store = "{endpoint: \"http://127.0.0.1:" + silent.getLocalPort() + "\", bucket: silent}";
        for (int run = 0; run < runs; run++) {
            client.resource(run("silent-" + run, run, store)).create();
        }
    }

    /** Creates a run whose data set is drawn from a seed. */
    void begin(String name, int seed) {
        client.resource(run(name, seed, STORE)).create();
    }

    /** Adds a run that was executed long ago, with the status of this one. */
    void addFinished(String name, int seed, WSSSRunStatus status) {
        WSSSRun run = client.resource(run(name, seed, STORE)).create();
        run.setStatus(status);
        client.resource(run).updateStatus();
    }

    private static WSSSRun run(String name, int seed, String store) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(
                RUN.replace("SEED", Integer.toString(seed)).replace("STORE", store), JsonNode.class));
        return run;
    }

    /** Executes Jobs until so many runs have succeeded. */
    void finish(int runs) throws InterruptedException {
        while (true) {
            if (!jobs.getAsBoolean()) {
                if (succeeded() >= runs) {
                    return;
                }
                Thread.sleep(pause);
            }
        }
    }

    private long succeeded() {
        return client.resources(WSSSRun.class).list().getItems().stream()
                .filter(run -> run.getStatus() != null
                        && RunState.SUCCEEDED.title().equals(run.getStatus().state()))
                .count();
    }

    /** Returns the Jobs that have not ended, as soon as there are so many of them. */
    List<Job> running(int jobs) throws InterruptedException {
        while (true) {
            List<Job> open = client.batch().v1().jobs().list().getItems().stream()
                    .filter(job -> job.getStatus() == null || job.getStatus().getCompletionTime() == null)
                    .toList();
            if (open.size() >= jobs) {
                return open;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }
}
