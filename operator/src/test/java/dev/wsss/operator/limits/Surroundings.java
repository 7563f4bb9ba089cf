package dev.wsss.operator.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.status.RunState;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An API server, runs in a namespace of it, and their Jobs played.
 *
 * @param server that runs
 * @param client for the namespace
 * @param folder for the store and the operator's log
 */
record Surroundings(ApiServer server, KubernetesClient client, Path folder) {
    /** Its data set was published before by whoever took the same seed, its masks are given: one Job, the report. */
    private static final String RUN = """
            numeric: {threads: 2}
            dataset:
              synthetic: {seed: SEED, pictures: 8, scorePictures: 4}
              scoreList: none
            given: {sem-seg: "s3://given/masks"}
            store: {bucket: wsss}
            """;

    MeasuredOperator operator() throws IOException {
        return MeasuredOperator.start(server, client.getNamespace(), folder);
    }

    JobController controller() {
        return new JobController(client, new PlayedStage(new DirectoryStore(folder.resolve("store")), 3));
    }

    /** Begins a run whose data set is drawn from a seed. */
    void begin(String name, int seed) {
        client.resource(run(name, seed)).create();
    }

    /** Adds a run that was carried out long ago, as this one was. */
    void addFinished(String name, int seed, WSSSRunStatus status) {
        WSSSRun run = client.resource(run(name, seed)).create();
        run.setStatus(status);
        client.resource(run).updateStatus();
    }

    private static WSSSRun run(String name, int seed) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(RUN.replace("SEED", Integer.toString(seed)), JsonNode.class));
        return run;
    }

    /** Plays Jobs until so many runs have succeeded. */
    void finish(int runs) throws InterruptedException {
        JobController controller = controller();
        while (true) {
            if (!controller.play()) {
                if (succeeded() >= runs) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private long succeeded() {
        return client.resources(WSSSRun.class).list().getItems().stream()
                .filter(run -> run.getStatus() != null
                        && RunState.SUCCEEDED.title().equals(run.getStatus().state()))
                .count();
    }

    /** The Jobs, when there are so many of them that nobody has ended. */
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
