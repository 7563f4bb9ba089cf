package dev.wsss.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests of reading and writing resources: as Fabric8 does, without managed fields. */
class ResourceJsonTest {
    private static final String WRITTEN_BY_KUBECTL = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: cats-train-cam
              unknown: kept
              managedFields:
              - {manager: kubectl, operation: Apply, fieldsType: FieldsV1, fieldsV1: {"f:spec": {"f:template": {}}}}
              labels: {wsss.dev/step: train-cam}
            spec:
              template: {spec: {containers: [{name: stage, resources: {limits: {nvidia.com/gpu: 1, memory: 8Gi}}}]}}
            """;

    private final KubernetesSerialization ours = ApiServer.json();
    private final KubernetesSerialization theirs = new KubernetesSerialization();

    @Test
    void whoWroteWhichFieldIsNotRead() {
        Job read = ours.unmarshal(WRITTEN_BY_KUBECTL, Job.class);
        assertThat(read.getMetadata().getManagedFields()).isEmpty();
        Job whole = theirs.unmarshal(WRITTEN_BY_KUBECTL, Job.class);
        assertThat(whole.getMetadata().getManagedFields()).hasSize(1);
        whole.getMetadata().setManagedFields(null);
        assertThat(ours.asJson(read)).isEqualTo(theirs.asJson(whole));
    }

    @Test
    void aRunIsReadAndWrittenAsItWas() throws IOException {
        String sample = Files.readString(Documents.root().resolve(Path.of("k8s/samples/quickstart.yaml")));
        WSSSRun run = ours.unmarshal(sample, WSSSRun.class);
        assertThat(run.getSpec())
                .isEqualTo(theirs.unmarshal(sample, WSSSRun.class).getSpec());
        assertThat(ours.asJson(run)).isEqualTo(theirs.asJson(theirs.unmarshal(sample, WSSSRun.class)));
    }
}
