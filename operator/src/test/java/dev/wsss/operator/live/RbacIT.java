package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.chart.Helm;
import dev.wsss.operator.chart.NeedsHelm;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the chart's rights: the operator works with them as the chart's ServiceAccount, and needs each of them. */
@NeedsApiServer
@NeedsHelm
class RbacIT {
    private static final String RUN = """
            numeric: {threads: 2}
            dataset:
              synthetic: {pictures: 8, scorePictures: 4}
              scoreList: none
            given: {cam-weights: "s3://given/cam", affinity-weights: "s3://given/irn"}
            store: {bucket: wsss}
            execution: {profile: small}
            retention: {onDelete: Delete, ttlSecondsAfterFinished: 1}
            """;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Right CREATE_JOB = new Right("create", "batch", "jobs");
    private static final Right GET_JOB = new Right("get", "batch", "jobs");
    private static final Right LIST_EVENTS = new Right("list", "", "events");

    /**
     * Rights that no request shows: a Job may block its owner's deletion, and the SDK checks rights before it requests
     * a lease.
     */
    private static final Set<Right> SILENT = Set.of(
            new Right("update", "wsss.dev", "wsssruns/finalizers"),
            new Right("update", "coordination.k8s.io", "leases"));

    @TempDir
    Path folder;

    private final ApiServer server;
    private final Helm helm;
    private KubernetesClient users;
    private KubernetesClient release;

    /** Modes of choosing the namespaces of an installation. */
    enum Mode {
        NAMESPACES,
        CLUSTER
    }

    RbacIT(ApiServer server, Helm helm) {
        this.server = server;
        this.helm = helm;
    }

    @BeforeEach
    void open() {
        users = server.inNewNamespace();
        release = server.inNewNamespace();
    }

    @AfterEach
    void close() {
        users.close();
        release.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRunGoesItsWholeWayAndNothingIsGrantedThatItDoesNotUse(Mode mode) {
        Grants grants = Grants.of(helm, release.getNamespace(), namespaces(mode));
        grants.apply(server.admin());
        // Simulates lost answers to the creation of Jobs, until the operator has read one.
        Requests requests = new Requests(CREATE_JOB, GET_JOB, this::make);
        try (KubernetesClient client = client(requests)) {
            awaitRights(client);
            try (RunningOperator _ = start(client, mode)) {
                apply();
                // Requests a step that does not exist, which an Event reports.
                annotate("nothing@1");
                await("events of a Job without pods").atMost(LONG).until(() -> requests.used()
                        .contains(LIST_EVENTS));
                try (Player _ = new Player(users, folder)) {
                    await("a run that takes its artifacts with it").atMost(LONG).until(() -> run() == null);
                }
            }
        } finally {
            grants.remove(server.admin());
        }
        Set<Right> needed = new HashSet<>(requests.used());
        needed.removeIf(right -> right.group().equals("authorization.k8s.io"));
        needed.addAll(SILENT);
        assertThat(requests.refused()).isEmpty();
        assertThat(grants.rights()).containsExactlyInAnyOrderElementsOf(needed);
    }

    private void make(String body) {
        Job job = Serialization.unmarshal(body, Job.class);
        if (!job.getMetadata().getNamespace().equals(users.getNamespace())) {
            // An operator of the whole cluster also finds the runs of other tests, and some of their Jobs are refused.
            return;
        }
        try {
            users.resource(job).create();
        } catch (KubernetesClientException refused) {
            // It exists, since the operator has created it once already.
            assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(HttpURLConnection.HTTP_CONFLICT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wsssruns",
                "wsssruns/status",
                "wsssruns/finalizers",
                "wsssprofiles",
                "jobs",
                "pods",
                "events",
                "namespaces",
                "secrets",
                "leases"
            })
    void aRuleThatIsMissingIsMissed(String resource) {
        Grants grants = Grants.of(helm, release.getNamespace(), namespaces(Mode.NAMESPACES))
                .without(resource);
        grants.apply(server.admin());
        Requests requests = new Requests(CREATE_JOB, GET_JOB, body -> {});
        try (KubernetesClient client = client(requests);
                Player _ = new Player(users, folder)) {
            if (!resource.equals("wsssruns")) {
                awaitRights(client);
            }
            CompletableFuture<RunningOperator> operator =
                    CompletableFuture.supplyAsync(() -> start(client, Mode.NAMESPACES));
            apply();
            annotate("nothing@1");
            await("without the rule on " + resource)
                    .atMost(LONG)
                    .until(() -> !requests.refused().isEmpty() || operator.isCompletedExceptionally());
            assertThat(requests.refused() + why(operator)).contains(complaint(resource));
            CompletableFuture<Void> _ = operator.thenAccept(RunningOperator::close);
        } finally {
            grants.remove(server.admin());
        }
    }

    /**
     * Returns the expected complaint: the API server checks owners when a Job is created, the SDK its lease before it
     * requests it.
     */
    private static String complaint(String resource) {
        return switch (resource) {
            case "wsssruns/finalizers" -> "resource=jobs]";
            case "leases" -> "No permission to lease resource";
            default -> "resource=" + resource + "]";
        };
    }

    private static String why(CompletableFuture<RunningOperator> operator) {
        return operator.isCompletedExceptionally()
                ? Stream.iterate(operator.exceptionNow(), Objects::nonNull, Throwable::getCause)
                        .map(String::valueOf)
                        .collect(Collectors.joining("; "))
                : "";
    }

    /** Removes Role and RoleBinding with the namespace, so that not even a list is allowed there. */
    @Test
    void runsGoOnWhereAnotherOfTheNamespacesIsGone() {
        Grants grants = Grants.of(helm, release.getNamespace(), namespaces(Mode.NAMESPACES));
        grants.apply(server.admin());
        try (KubernetesClient client = client(new Requests(CREATE_JOB, GET_JOB, body -> {}))) {
            awaitRights(client);
            apply();
            try (RunningOperator operator = Operators.start(
                    client, Set.of(users.getNamespace(), "gone"), new DirectoryStore(folder), release.getNamespace())) {
                await("a status").atMost(LONG).until(() -> run().getStatus() != null);
                assertThat(operator.health().trouble()).isEmpty();
            }
        } finally {
            grants.remove(server.admin());
        }
    }

    @Test
    void onlySecretsThatTheValuesNameCanBeRead() {
        Grants grants = Grants.of(helm, release.getNamespace(), namespaces(Mode.CLUSTER));
        grants.apply(server.admin());
        try (KubernetesClient client = client(new Requests(CREATE_JOB, GET_JOB, body -> {}))) {
            awaitRights(client);
            assertThat(client.secrets()
                            .inNamespace(users.getNamespace())
                            .withName("wsss-store")
                            .get())
                    .isNull();
            assertThatThrownBy(() -> client.secrets()
                            .inNamespace(users.getNamespace())
                            .withName("another")
                            .get())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("forbidden");
        } finally {
            grants.remove(server.admin());
        }
    }

    private Set<String> namespaces(Mode mode) {
        return mode == Mode.CLUSTER ? Set.of() : Set.of(users.getNamespace());
    }

    private KubernetesClient client(Requests requests) {
        return server.as(release.getNamespace(), "wsss-operator", requests);
    }

    /** Waits until roles are in force, a moment after their creation. */
    private void awaitRights(KubernetesClient client) {
        await("the roles are known").atMost(LONG).until(() -> client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withGroup("wsss.dev")
                        .withResource("wsssruns")
                        .withVerb("list")
                        .withNamespace(users.getNamespace())
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed());
    }

    private RunningOperator start(KubernetesClient client, Mode mode) {
        return Operators.start(client, namespaces(mode), new DirectoryStore(folder), release.getNamespace());
    }

    private void apply() {
        WSSSProfile profile = new WSSSProfile();
        profile.setMetadata(new ObjectMetaBuilder().withName("small").build());
        profile.setSpec(Serialization.unmarshal("gpu: {count: 0}", JsonNode.class));
        users.resource(profile).create();
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName("cats").build());
        run.setSpec(Serialization.unmarshal(RUN, JsonNode.class));
        users.resource(run).create();
    }

    private WSSSRun run() {
        return users.resources(WSSSRun.class).withName("cats").get();
    }

    private void annotate(String rerun) {
        users.resources(WSSSRun.class)
                .withName("cats")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\": {\"annotations\": {\"" + WSSSRun.RERUN + "\": \"" + rerun + "\"}}}");
    }
}
