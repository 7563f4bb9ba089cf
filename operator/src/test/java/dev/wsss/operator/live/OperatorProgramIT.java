package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the operator as a process: its start and its shutdown. */
@NeedsApiServer
class OperatorProgramIT {
    private static final int GRACE_OF_A_POD = 30;

    @TempDir
    Path folder;

    private KubernetesClient client;
    private ApiServer server;

    @BeforeEach
    void open(ApiServer server) {
        this.server = server;
        client = server.inNewNamespace();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aStoppedReplicaEndsAndTheNextOneNeedNotWaitForTheLease() throws IOException, InterruptedException {
        try (OperatorProgram first = start("first")) {
            until("first");
            Runs runs = new Runs(client);
            runs.apply("cats", PlayedRun.SPEC + "execution: {profile: missing}\n");
            WSSSRunStatus status = runs.until("cats", each -> each.explain() != null);
            assertThat(status.explain()).contains("missing");
            assertThat(first.stopsWithin(GRACE_OF_A_POD / 2)).as(first.said()).isTrue();
            assertThat(holder()).isNotEqualTo("first");
            assertThat(first.said()).contains("Listening on").doesNotContain("Exception");
        }
    }

    @Test
    void itIsReadyOnceItKnowsEveryRunAndAliveBefore() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0);
                OperatorProgram waits = OperatorProgram.start(
                        silentAs(silent.getLocalPort()), client.getNamespace(), "waits", folder)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> waits.probe("/health/live") == 200);
            assertThat(waits.probe("/health/ready")).isEqualTo(503);
        }
        try (OperatorProgram starts = start("starts")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> starts.probe("/health/ready") == 200);
            assertThat(starts.probe("/health/live")).isEqualTo(200);
        }
    }

    /** Returns the kubeconfig of a cluster whose API server accepts connections and answers none. */
    private static String silentAs(int port) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: silent, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: silent, context: {cluster: silent, user: nobody}}]
                users: [{name: nobody, user: {}}]
                current-context: silent
                """.formatted(port);
    }

    @Test
    void aReplicaThatHasLostTheLeaseEndsToBeRestarted() throws IOException, InterruptedException {
        try (OperatorProgram first = start("first")) {
            until("first");
            // The first one renews it every two seconds, and one of the two writes may find the other's.
            await().ignoreException(KubernetesClientException.class)
                    .until(() -> client.leases().withName("wsss-operator").edit(OperatorProgramIT::taken) != null);
            assertThat(first.process().waitFor(GRACE_OF_A_POD, TimeUnit.SECONDS))
                    .as(first.said())
                    .isTrue();
            assertThat(first.process().exitValue()).isEqualTo(1);
            assertThat(first.said()).contains("the lease wsss-operator is lost");
            assertThat(holder())
                    .as("the lease of another replica is not released")
                    .isEqualTo("another");
        }
    }

    private OperatorProgram start(String name) throws IOException {
        return OperatorProgram.start(server, client.getNamespace(), name, folder);
    }

    private void until(String holds) {
        await().atMost(Duration.ofMinutes(1)).until(() -> holds.equals(holder()));
    }

    private String holder() {
        Lease lease = client.leases().withName("wsss-operator").get();
        return lease == null ? "" : String.valueOf(lease.getSpec().getHolderIdentity());
    }

    private static Lease taken(Lease lease) {
        lease.getSpec().setHolderIdentity("another");
        lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
        return lease;
    }
}
