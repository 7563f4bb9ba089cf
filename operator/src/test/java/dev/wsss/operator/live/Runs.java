package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runs of a namespace, as their user creates and sees them.
 *
 * @param client for the namespace
 */
record Runs(KubernetesClient client) {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Creates a run of this spec. */
    void apply(String name, String spec) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(spec, JsonNode.class));
        client.resource(run).create();
    }

    WSSSRun get(String name) {
        return client.resources(WSSSRun.class).withName(name).require();
    }

    /** Returns a run from the API server, with fields that our records do not know. */
    GenericKubernetesResource generic(String name) {
        return client.genericKubernetesResources(WSSSRun.GROUP + "/" + WSSSRun.VERSION, "WSSSRun")
                .withName(name)
                .require();
    }

    /** Waits until the status of a run fulfils a condition, and returns it. */
    WSSSRunStatus until(String name, Predicate<WSSSRunStatus> reached) {
        await("run " + name).atMost(LONG).untilAsserted(() -> assertThat(
                        get(name).getStatus())
                .matches(status -> status != null && reached.test(status)));
        return get(name).getStatus();
    }

    /**
     * Returns digests of the outputs of steps by name, without the report, which contains times and differs each time.
     */
    static Map<String, String> digests(WSSSRunStatus status) {
        return status.steps().stream()
                .filter(step -> step.output() != null && !step.name().equals("report"))
                .collect(
                        Collectors.toMap(StepStatus::name, step -> step.output().digest()));
    }
}
