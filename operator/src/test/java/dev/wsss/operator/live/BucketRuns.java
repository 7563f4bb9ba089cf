package dev.wsss.operator.live;

import dev.wsss.operator.cluster.SecretEntries;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.RealPods;
import dev.wsss.operator.store.BucketStores;
import dev.wsss.operator.store.RotatingServer;
import dev.wsss.operator.store.StoreKeys;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/**
 * Runs that keep their artifacts in a bucket, each below a prefix of its own, so that no run reads another's.
 *
 * @param client for their namespace
 * @param server that has the bucket
 * @param registry of the operator
 */
record BucketRuns(KubernetesClient client, RotatingServer server, SimpleMeterRegistry registry) {
    private static final String BUCKET = "wsss";

    /** Starts the server with these keys, writes them into the Secret, and uploads the inputs of the runs. */
    void begin(StoreKeys keys) throws IOException {
        server.accept(keys);
        server.bucket(BUCKET);
        keys.tell(client);
        store(keys, "").put("given/cam", new byte[] {1});
        store(keys, "").put("given/irn", new byte[] {2});
    }

    /** Returns the spec of a run that reaches the server at an address. */
    String spec(String run, String endpoint) {
        return PlayedRun.SPEC
                .replace("s3://given/", "s3://wsss/given/")
                .replace(
                        "store: {bucket: wsss}",
                        "store: {bucket: wsss, prefix: %s, endpoint: \"%s\"}".formatted(run, endpoint));
    }

    RunningOperator operator() {
        BucketStores stores = new BucketStores(
                (namespace, secret) -> new SecretEntries(client, namespace, secret),
                S3Environment.of(Map.of()),
                S3Timing.brisk(),
                Clock.systemUTC(),
                new Meters(registry));
        return Operators.start(client, stores, registry, null);
    }

    /** Plays the pods of a run; they use the server itself. */
    Player pods(StoreKeys keys, String run) {
        Store store = store(keys, run + "/" + client.getNamespace());
        return new Player(new JobController(client, new PlayedStage(store, 3), new RealPods(client)));
    }

    private Store store(StoreKeys keys, String prefix) {
        return new StoreAccess(S3Environment.of(keys.variables()), S3Timing.patient())
                .open(new StoreSpec(null, server.endpoint(), BUCKET, prefix, null, Addressing.AUTO, null));
    }
}
