package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.Admission;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests of resources that our records cannot represent: stored before a rule existed, or written by a later version.
 */
@NeedsApiServer
class PoisonIT {
    private static final String GOOD = """
            apiVersion: wsss.dev/v1alpha1
            kind: WSSSRun
            metadata: {name: good-%d}
            spec: {dataset: {location: "s3://datasets/VOC2012"}, seed: %1$d}
            """;
    private static final String POISONED = """
            apiVersion: wsss.dev/v1alpha1
            kind: WSSSRun
            metadata: {name: poisoned}
            spec: {method: 7, dataset: everything, stages: [1, {two: 3}], dreams: {deep: [true]}}
            """;
    private static final String NEWER_STATUS = """
            state: Dreaming
            dreams: {depth: 3}
            conditions: [{type: Dreaming, status: "True", depth: 3}]
            steps:
              - name: prepare
                state: Hovering
                attempt: 1
                height: 7
                cache: {result: Perhaps, why: nobody knows, depth: 3}
                effective: {image: "stages:9", wings: 2}
            """;

    private final ApiServer server;
    private final KubernetesClient client;

    PoisonIT(ApiServer server, KubernetesClient client) {
        this.server = server;
        this.client = client;
    }

    @BeforeEach
    void resourcesAreKeptThatTheDefinitionWouldRefuse() throws IOException {
        server.install(withoutRules());
        await().atMost(Duration.ofMinutes(1)).until(() -> !isPoisonRefused());
        IntStream.range(0, 10).forEach(number -> create(GOOD.formatted(number)));
        create(POISONED);
        GenericKubernetesResource newer = client.resource(
                        Serialization.unmarshal(GOOD.formatted(0), GenericKubernetesResource.class))
                .get();
        newer.setAdditionalProperty("status", Serialization.unmarshal(NEWER_STATUS, Map.class));
        client.resource(newer).updateStatus();
    }

    @AfterEach
    void theDefinitionIsInForceAgain() throws IOException {
        server.install(ApiServer.definition(ApiServer.file("wsssruns")));
        await().atMost(Duration.ofMinutes(1)).until(this::isPoisonRefused);
    }

    @Test
    void oneOfElevenHidesNoOtherWhileANewerDefinitionIsInForce() {
        assertAllAreSeen();
    }

    @Test
    void oneOfElevenHidesNoOtherUnderOurDefinition() throws IOException {
        theDefinitionIsInForceAgain();
        assertAllAreSeen();
    }

    private void assertAllAreSeen() {
        assertSeen(client.resources(WSSSRun.class).list().getItems());
        try (SharedIndexInformer<WSSSRun> informer =
                client.resources(WSSSRun.class).inform()) {
            assertSeen(informer.getStore().list());
        }
    }

    private static void assertSeen(List<WSSSRun> runs) {
        assertThat(runs).hasSize(11);
        assertThat(runs)
                .filteredOn(run -> Verdicts.run(run.getSpec()).isEmpty())
                .hasSize(10);
        assertThat(find(runs, "poisoned").getSpec().path("method").asInt()).isEqualTo(7);
        assertThat(Verdicts.run(find(runs, "poisoned").getSpec()))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("/spec/method", "/spec/dataset"));
        assertThat(find(runs, "good-0").getStatus().step("prepare"))
                .hasValueSatisfying(step -> assertThat(step.state()).isEqualTo(StepPhase.WAITING));
    }

    private static WSSSRun find(List<WSSSRun> runs, String name) {
        return runs.stream()
                .filter(run -> run.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean isPoisonRefused() {
        return new Admission(client, "wsssruns")
                .refusal(POISONED.replace("poisoned", "probe"))
                .isPresent();
    }

    private void create(String document) {
        client.resource(Serialization.unmarshal(document, GenericKubernetesResource.class))
                .create();
    }

    /** Returns the definition before it had rules, or after it got more fields. */
    private static CustomResourceDefinition withoutRules() throws IOException {
        CustomResourceDefinition definition = ApiServer.definition(ApiServer.file("wsssruns"));
        JSONSchemaProps anything = new JSONSchemaPropsBuilder()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .build();
        Objects.requireNonNull(definition.getSpec().getVersions().getFirst().getSchema())
                .setOpenAPIV3Schema(new JSONSchemaPropsBuilder()
                        .withType("object")
                        .addToProperties("spec", anything)
                        .addToProperties("status", anything)
                        .build());
        definition.getSpec().getVersions().getFirst().setSelectableFields(List.of());
        return definition;
    }
}
