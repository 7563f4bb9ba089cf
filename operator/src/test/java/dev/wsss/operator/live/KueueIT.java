package dev.wsss.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.lifecycle.RunningOperator;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.Kueue;
import dev.wsss.operator.played.PlayedRun;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.PodStates;
import dev.wsss.operator.played.RealPods;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs whose Jobs are admitted by a queue, and preempted again. */
@NeedsApiServer
class KueueIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** A time that exceeds the pending deadline of the run, and twice that of a step. */
    private static final Duration IN_THE_QUEUE = Duration.ofSeconds(11);

    private static final String SPEC = PlayedRun.SPEC
            + "execution: {profile: gpu, queueName: research, pendingDeadlineSeconds: 5, stepDeadlineSeconds: 20}\n";

    @TempDir
    Path folder;

    private KubernetesClient client;
    private Runs runs;
    private SeenJobs jobs;

    @BeforeEach
    void open(ApiServer server) {
        client = server.inNewNamespace();
        runs = new Runs(client);
        jobs = SeenJobs.by(client);
        WSSSProfile profile = new WSSSProfile();
        profile.setMetadata(new ObjectMetaBuilder().withName("gpu").build());
        profile.setSpec(
                Serialization.unmarshal("image: registry.example/stages:7\npriorityClassName: batch", JsonNode.class));
        client.resource(profile).create();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theTimeInAQueueBelongsToNoDeadlineAndAPreemptionCountsAsNoRetry() {
        Kueue kueue = new Kueue(client, "research");
        JobController controller =
                new JobController(client, new PlayedStage(new DirectoryStore(folder), 3), new RealPods(client));
        try (RunningOperator _ = Operators.start(client, folder)) {
            runs.apply("cats", SPEC);
            Job job = held(kueue);
            assertThat(job.getSpec().getTemplate().getSpec().getPriorityClassName())
                    .isEqualTo("batch");
            staysHeld();

            kueue.admit(job);
            Pod pod = begun(job);
            runs.until("cats", status -> says(status, "Runs prepare, attempt 1"));
            assertThat(prepare(runs.get("cats").getStatus()).queuedSince()).isNull();

            kueue.preempt(job);
            assertThat(client.resource(pod).get()).isNull();
            held(kueue);
            staysHeld();

            try (Player _ = new Player(controller)) {
                WSSSRunStatus done = runs.until("cats", status -> {
                    kueue.admitAll();
                    return "Succeeded".equals(status.state());
                });
                assertThat(done.retries()).isNull();
                assertThat(done.steps()).allSatisfy(step -> {
                    assertThat(step.failures()).as(step.name()).isEmpty();
                    assertThat(step.queuedSince()).as(step.name()).isNull();
                });
            }
            assertThat(jobs.names()).hasSize(4).allSatisfy(name -> assertThat(name)
                    .contains("-1-"));
        }
    }

    private Job held(Kueue kueue) {
        runs.until(
                "cats",
                status -> says(status, "Waits until the queue research admits the Job of prepare")
                        && "Queued".equals(status.reason()));
        return kueue.waiting("prepare").orElseThrow();
    }

    private void staysHeld() {
        await().during(IN_THE_QUEUE).atMost(LONG).untilAsserted(() -> assertThat(
                        prepare(runs.get("cats").getStatus()))
                .satisfies(step -> {
                    assertThat(step.queuedSince()).isNotNull();
                    assertThat(step.pendingSince()).isNull();
                    assertThat(step.failures()).isEmpty();
                }));
    }

    /** Creates a pod as the Job controller does, and starts it as a kubelet does. */
    private Pod begun(Job job) {
        new RealPods(client).born(job, 0);
        Pod pod = client.pods().withName(job.getMetadata().getName() + "-0").require();
        PodStates.running(client, pod);
        return pod;
    }

    private static boolean says(WSSSRunStatus status, String words) {
        return String.valueOf(status.explain()).contains(words);
    }

    private static StepStatus prepare(WSSSRunStatus status) {
        return status.step("prepare").orElseThrow();
    }
}
