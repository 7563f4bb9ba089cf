package dev.wsss.operator.live;

import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests of a namespace that is being deleted and takes no Events. Its controller is played by the test, which deletes
 * its runs.
 */
@NeedsApiServer
class NamespaceDeletionIT {
    private static final String SPEC = PlayedRun.SPEC + "retention: {onDelete: Delete}\nsuspend: true\n";

    private ApiServer server;
    private KubernetesClient client;
    private Runs runs;

    @BeforeEach
    void open(ApiServer given) {
        server = given;
        client = given.inNewNamespace();
        runs = new Runs(client);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRunGoesWithItsNamespaceThoughItsStoreIsSilent() {
        try (RunningOperator _ = Operators.start(client, new SilentStore(), new SimpleMeterRegistry(), null)) {
            runs.apply("gone", SPEC);
            await().until(() -> !runs.get("gone").getMetadata().getFinalizers().isEmpty());
            server.admin().namespaces().withName(client.getNamespace()).delete();
            client.resources(WSSSRun.class).delete();
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            client.resources(WSSSRun.class).withName("gone").get() == null);
        }
    }
}
