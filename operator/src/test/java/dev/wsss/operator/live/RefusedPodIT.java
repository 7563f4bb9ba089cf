package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of pods that the API server refuses, or that no controller creates. The Job controller reports it in an Event
 * of the Job and changes nothing else, and no write touches the run.
 */
@NeedsApiServer
class RefusedPodIT {
    private static final Duration NOTICED = Duration.ofSeconds(12);
    private static final String QUOTA = "Error creating: pods \"x\" is forbidden: exceeded quota: gpus, requested: "
            + "pods=1, used: pods=4, limited: pods=4";

    @TempDir
    Path folder;

    @AutoClose
    private KubernetesClient client;

    private Runs runs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
    }

    @Test
    void aRefusalIsSaidInTheServersWords() {
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.apply("refused", PlayedRun.SPEC);
            refuse(job());
            await().atMost(NOTICED)
                    .until(() -> String.valueOf(status("refused").explain()).contains(QUOTA));
            assertThat(status("refused").reason()).isEqualTo("Pending");
        }
    }

    @Test
    void aRefusalThatComesLateIsNoticedAsWell() {
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.apply("late", PlayedRun.SPEC);
            Job job = job();
            await().atMost(NOTICED)
                    .until(() -> String.valueOf(status("late").explain()).contains("gives no reason"));
            refuse(job);
            await().atMost(NOTICED)
                    .until(() -> String.valueOf(status("late").explain()).contains(QUOTA));
        }
    }

    @Test
    void theDeadlineEndsAJobWithoutPodsWhateverIsKnownOfIt() {
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.apply("endless", PlayedRun.SPEC + "execution: {pendingDeadlineSeconds: 8}\n");
            job();
            await().atMost(NOTICED)
                    .until(() -> "Failed".equals(status("endless").state()));
            assertThat(status("endless").explain()).contains("execution.pendingDeadlineSeconds");
        }
    }

    private WSSSRunStatus status(String run) {
        WSSSRunStatus status = runs.get(run).getStatus();
        return status == null ? WSSSRunStatus.NONE : status;
    }

    private Job job() {
        await().until(() -> !client.batch().v1().jobs().list().getItems().isEmpty());
        List<Job> jobs = client.batch().v1().jobs().list().getItems();
        return jobs.getFirst();
    }

    private void refuse(Job job) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName("refused.")
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withNamespace(job.getMetadata().getNamespace())
                        .withName(job.getMetadata().getName())
                        .withUid(job.getMetadata().getUid())
                        .endInvolvedObject()
                        .withType("Warning")
                        .withReason("FailedCreate")
                        .withMessage(QUOTA)
                        .withFirstTimestamp(now)
                        .withLastTimestamp(now)
                        .build())
                .create();
    }
}
