package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of runs of an earlier definition under ours, and under the earlier one again after a rollback.
 *
 * <p>A release leaves its definition of runs in {@code k8s/crd/released/VERSION.yaml}. Until the first one that of
 * commit 590d504 stands for it, before two stages were renamed. Its runs in flight: {@code live.UpgradeInFlightIT}.
 */
@NeedsApiServer
class UpgradeIT {
    private static final String CURRENT = "wsssruns";

    private final ApiServer server;
    private final KubernetesClient client;

    UpgradeIT(ApiServer server, KubernetesClient client) {
        this.server = server;
        this.client = client;
    }

    static Stream<Path> earlier() throws IOException {
        Path released = Documents.root().resolve("k8s/crd/released");
        if (!Files.isDirectory(released)) {
            return Stream.of(
                    Documents.root().resolve("operator/src/test/resources/upgrade/590d504/wsssruns.wsss.dev.yaml"));
        }
        try (Stream<Path> files = Files.list(released)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void aRunOfAnEarlierVersionStaysReadableForwardsAndBack(Path earlier) throws IOException {
        server.install(ApiServer.definition(earlier));
        WSSSRun run = Serialization.unmarshal(
                Files.readString(Documents.root().resolve("k8s/samples/voc12-irn-cda.yaml")), WSSSRun.class);
        WSSSRun made = client.resource(run).create();
        theDefinitionIsInForceAgain();
        assertThat(read(run).getSpec()).isEqualTo(made.getSpec());
        assertThat(Verdicts.run(read(run).getSpec())).isEmpty();
        client.resource(read(run)).update();
        server.install(ApiServer.definition(earlier));
        assertThat(read(run).getSpec()).isEqualTo(made.getSpec());
    }

    @AfterEach
    void theDefinitionIsInForceAgain() throws IOException {
        server.install(ApiServer.definition(ApiServer.file(CURRENT)));
    }

    private WSSSRun read(WSSSRun run) {
        return client.resource(run).get();
    }
}
