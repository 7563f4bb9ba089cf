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
 * The runs of a namespace, as their user makes and sees them.
 *
 * @param client for the namespace
 */
record Runs(KubernetesClient client) {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Makes a run of this spec. */
    void apply(String name, String spec) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(spec, JsonNode.class));
        client.resource(run).create();
    }

    WSSSRun get(String name) {
        return client.resources(WSSSRun.class).withName(name).require();
    }

    /** A run as the API server has it, with fields that our records do not know. */
    GenericKubernetesResource generic(String name) {
        return client.genericKubernetesResources(WSSSRun.GROUP + "/" + WSSSRun.VERSION, "WSSSRun")
                .withName(name)
                .require();
    }

    /** The status of a run, once it is like this. */
    WSSSRunStatus until(String name, Predicate<WSSSRunStatus> reached) {
        await("run " + name).atMost(LONG).untilAsserted(() -> assertThat(
                        get(name).getStatus())
                .matches(status -> status != null && reached.test(status)));
        return get(name).getStatus();
    }

    /** Digests of what the steps made, by their names; the report tells of times and is another one each time. */
    static Map<String, String> digests(WSSSRunStatus status) {
        return status.steps().stream()
                .filter(step -> step.output() != null && !step.name().equals("report"))
                .collect(
                        Collectors.toMap(StepStatus::name, step -> step.output().digest()));
    }
}
