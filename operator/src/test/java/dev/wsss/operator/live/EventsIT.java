package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.Documents;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of Events of runs as the API server stores them and {@code kubectl describe} shows them. */
@NeedsApiServer
class EventsIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private ApiServer server;

    @AutoClose
    private KubernetesClient client;

    private Runs runs;

    @BeforeEach
    void open(ApiServer given) {
        server = given;
        client = given.inNewNamespace();
        runs = new Runs(client);
    }

    @Test
    void describeShowsHowARunWentAndAnotherOperatorRepeatsNothing() throws IOException, InterruptedException {
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC + "execution: {profile: small}\n");
            runs.until("cats", each -> "Invalid".equals(each.state()));
            WSSSProfile profile = new WSSSProfile();
            profile.setMetadata(new ObjectMetaBuilder().withName("small").build());
            profile.setSpec(Serialization.unmarshal("gpu: {count: 0}", JsonNode.class));
            client.resource(profile).create();
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            await().atMost(LONG).untilAsserted(() -> assertThat(reasons("cats"))
                    .containsExactly(
                            "ProfileNotFound",
                            "Accepted",
                            "StepStarted",
                            "StepStarted",
                            "StepStarted",
                            "StepStarted",
                            "Succeeded"));
        }
        try (RunningOperator _ = Operators.start(client, folder)) {
            // Comes after all Events of the second operator about the first run.
            runs.apply("dogs", PlayedRun.SPEC + "suspend: true\n");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(reasons("dogs")).containsExactly("Accepted", "Suspended"));
        }
        assertThat(reasons("cats")).hasSize(7);
        assertThat(kubectl("describe", "wsssrun", "cats"))
                .containsPattern("Warning +ProfileNotFound +\\S+ +wsss-operator +.*small")
                .containsPattern("Normal +Accepted +\\S+ +wsss-operator +Run of 4 steps; artifacts go to s3://wsss/")
                .containsPattern(
                        "Normal +StepStarted +\\S+ +wsss-operator +Step make-cam, attempt 1, started as Job cats-")
                .containsPattern("Normal +Succeeded +\\S+ +wsss-operator +Done at ");
    }

    @Test
    void theWaitOfThePageEndsWithEitherEndOfARun() throws IOException, InterruptedException {
        String page = Files.readString(Documents.root().resolve("docs/cluster.md"));
        String condition = "--for=jsonpath={.status.times.finished}";
        String state = "jsonpath={.status.state}: {.status.explain}";
        assertThat(page.replace("'", "")).contains("wait " + condition, "-o " + state, "wait --for=condition=Accepted");
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.apply("late", PlayedRun.SPEC + "execution: {deadlineSeconds: 1}\n");
            kubectl("wait", "--for=condition=Accepted", "--timeout=60s", "wsssrun/late");
            kubectl("wait", condition, "--timeout=60s", "wsssrun/late");
            assertThat(kubectl("get", "wsssrun", "late", "-o", state)).startsWith("Failed: ");
        }
        try (RunningOperator _ = Operators.start(client, folder);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            kubectl("wait", condition, "--timeout=60s", "wsssrun/cats");
            assertThat(kubectl("get", "wsssrun", "cats", "-o", state)).startsWith("Succeeded: Done at ");
            assertThat(kubectl("get", "wsssrun", "cats", "-o", "jsonpath={.status.report} {.status.masks}"))
                    .matches("s3://wsss/.*/runs/cats/report\\.html s3://wsss/.*/runs/cats/masks/?");
        }
    }

    @Test
    void anOperatorThatMayPostNoneAsksOnceAMinuteAndItsRunsGoOn() {
        allowAllButEvents();
        AtomicInteger posts = new AtomicInteger();
        Interceptor counting = new Interceptor() {
            @Override
            public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
                if (request.method().equals("POST") && request.uri().getPath().endsWith("/events")) {
                    posts.incrementAndGet();
                }
            }
        };
        try (KubernetesClient silenced = server.as(client.getNamespace(), "silenced", counting);
                RunningOperator _ =
                        Operators.start(silenced, new DirectoryStore(folder), new SimpleMeterRegistry(), null);
                Player _ = new Player(client, folder)) {
            runs.apply("cats", PlayedRun.SPEC);
            runs.until("cats", each -> "Succeeded".equals(each.state()));
            runs.apply("dogs", PlayedRun.SPEC);
            runs.until("dogs", each -> "Succeeded".equals(each.state()));
            assertThat(reasons("cats")).isEmpty();
            assertThat(posts).hasValue(1);
        }
    }

    private void allowAllButEvents() {
        client.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withName("silenced")
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups("wsss.dev", "batch", "")
                        .withResources(
                                "wsssruns",
                                "wsssruns/status",
                                "wsssruns/finalizers",
                                "wsssprofiles",
                                "jobs",
                                "pods",
                                "namespaces")
                        .withVerbs("*")
                        .endRule()
                        .build())
                .create();
        client.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("silenced")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "silenced")
                        .addNewSubject("", "ServiceAccount", "silenced", client.getNamespace())
                        .build())
                .create();
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .until(() -> {
                    try (KubernetesClient asked = server.as(client.getNamespace(), "silenced", new Interceptor() {})) {
                        return asked.batch().v1().jobs().list() != null;
                    }
                });
    }

    private List<String> reasons(String run) {
        return client.v1().events().list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(run))
                .sorted(Comparator.comparing(event -> event.getEventTime().getTime()))
                .map(Event::getReason)
                .toList();
    }

    private String kubectl(String... words) throws IOException, InterruptedException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
        List<String> command = new ArrayList<>(List.of(
                server.kubectl().toString(), "--kubeconfig=" + kubeconfig, "--namespace=" + client.getNamespace()));
        command.addAll(List.of(words));
        Process kubectl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(said).isZero();
        return said;
    }
}
