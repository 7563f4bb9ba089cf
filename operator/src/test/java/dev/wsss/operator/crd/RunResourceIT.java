package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests of a run as a resource of a cluster: editable fields, listing, and the writer of its status. */
@NeedsApiServer
class RunResourceIT {
    private final KubernetesClient client;

    RunResourceIT(KubernetesClient client) {
        this.client = client;
    }

    @Test
    void whoManagesARunCannotBeSetChangedOrRemovedLater() {
        WSSSRun ours = create("ours", null);
        WSSSRun theirs = create("theirs", "example.com/other");
        assertThatThrownBy(() -> edit(ours, spec -> spec.put("managedBy", "example.com/other")))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec.managedBy")
                .hasMessageContaining("make a new run");
        assertThatThrownBy(() -> edit(theirs, spec -> spec.put("managedBy", "example.com/third")))
                .hasMessageContaining("spec.managedBy");
        assertThatThrownBy(() -> edit(theirs, spec -> spec.remove("managedBy"))).hasMessageContaining("spec.managedBy");
        assertThatCode(() -> edit(theirs, spec -> spec.put("seed", 1))).doesNotThrowAnyException();
    }

    @Test
    void aSecondRoundWithoutAValueIsKeptForTheOperatorToRefuse() {
        WSSSRun run = unsent("half-written", null);
        ((ObjectNode) run.getSpec()).set("contextDecoupling", NullNode.instance);
        WSSSRun created = client.resource(run).create();
        assertThat(created.getSpec().path("contextDecoupling").isNull()).isTrue();
        assertThat(Verdicts.run(created.getSpec()))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("/spec/contextDecoupling: has no value"));
    }

    @Test
    void aStatusIsKeptWholeAsTheOperatorWritesIt() {
        WSSSRun run = create("kept", null);
        WSSSRunStatus status = Statuses.full();
        run.setStatus(status);
        assertThat(client.resource(run).updateStatus().getStatus()).isEqualTo(status);
    }

    @Test
    void aListingShowsWhatAPersonAsksFirst() {
        create("listed", null);
        assertThat(new Listing(client, "wsssruns").columns())
                .containsExactly("Name", "State", "Step", "Progress", "Retries", "Reason", "mIoU", "Age");
    }

    @Test
    void statusIsWrittenByItselfAndRunsAreFoundByIt() {
        WSSSRun failed = create("failed", null);
        create("fresh", null);
        failed.setStatus(status("Failed", "train-cam", "HostOutOfMemory"));
        ((ObjectNode) failed.getSpec()).put("seed", 7);
        WSSSRun written = client.resource(failed).updateStatus();
        assertThat(written.getSpec().has("seed")).isFalse();
        assertThat(written.getStatus().state()).isEqualTo("Failed");
        assertThat(found("status.state", "Failed")).containsExactly("failed");
        assertThat(found("status.step", "train-cam")).containsExactly("failed");
        assertThat(found("status.reason", "HostOutOfMemory")).containsExactly("failed");
    }

    private Iterable<String> found(String field, String value) {
        return client.resources(WSSSRun.class).withField(field, value).list().getItems().stream()
                .map(run -> run.getMetadata().getName())
                .toList();
    }

    private static WSSSRunStatus status(String state, String step, String reason) {
        return Serialization.unmarshal(
                "state: %s\nstep: %s\nreason: %s\n".formatted(state, step, reason), WSSSRunStatus.class);
    }

    private void edit(WSSSRun run, Consumer<ObjectNode> change) {
        client.resource(run).edit(present -> {
            change.accept((ObjectNode) present.getSpec());
            return present;
        });
    }

    private WSSSRun create(String name, @Nullable String managedBy) {
        return client.resource(unsent(name, managedBy)).create();
    }

    private static WSSSRun unsent(String name, @Nullable String managedBy) {
        WSSSRun run = Serialization.unmarshal("""
                apiVersion: wsss.dev/v1alpha1
                kind: WSSSRun
                metadata: {name: %s}
                spec: {dataset: {location: "s3://datasets/VOC2012"}}
                """.formatted(name), WSSSRun.class);
        if (managedBy != null) {
            ((ObjectNode) run.getSpec()).put("managedBy", managedBy);
        }
        return run;
    }
}
