package dev.wsss.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.observed.RunFacts;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of the counts that a change of a step's status gives. The clock stands at noon. */
class TransitionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String RUNNING =
            "state: Running, jobUid: j, started: '2026-01-01T10:00:00Z', attempted: '2026-01-01T10:00:00Z'";
    private static final String SUCCEEDED =
            "state: Succeeded, started: '2026-01-01T10:00:00Z', finished: '2026-01-01T12:00:00Z'";
    private static final String RETRYING =
            "state: Retrying, lastFailure: {class: HostOutOfMemory, message: OOMKilled, at: '2026-01-01T12:00:00Z'}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Transitions transitions = new Transitions(new Meters(registry));

    @Test
    void whatAContainerHeldIsCountedFromItsStartAndNotFromWhenItsJobBeganToWait() {
        observe(
                RUNNING,
                SUCCEEDED,
                facts(
                        pod(
                                1,
                                "terminated: {exitCode: 0, startedAt: '2026-01-01T11:00:00Z', finishedAt: '2026-01-01T11:30:00Z'}")));
        assertThat(gpuSeconds("useful")).isEqualTo(1800);
        assertThat(gpuSeconds("wasted")).isZero();
        assertThat(attempts("Succeeded")).isEqualTo(1);
    }

    @Test
    void everyPodOfAStepCountsWithAllThatItHolds() {
        observe(
                RUNNING,
                SUCCEEDED,
                facts(
                        pod(
                                2,
                                "terminated: {exitCode: 0, startedAt: '2026-01-01T11:00:00Z', finishedAt: '2026-01-01T11:30:00Z'}"),
                        pod(
                                2,
                                "terminated: {exitCode: 143, startedAt: '2026-01-01T10:00:00Z', finishedAt: '2026-01-01T10:10:00Z'}")));
        assertThat(gpuSeconds("useful")).isEqualTo(3600);
        assertThat(gpuSeconds("wasted")).as("of a pod that was replaced").isEqualTo(1200);
    }

    @Test
    void anAttemptWithoutAnOutputWastesWhatItHeldAndStillHolds() {
        observe(RUNNING, RETRYING, facts(pod(1, "running: {startedAt: '2026-01-01T11:59:00Z'}")));
        assertThat(gpuSeconds("wasted")).isEqualTo(60);
        assertThat(gpuSeconds("useful")).isZero();
        assertThat(attempts("HostOutOfMemory")).isEqualTo(1);
        assertThat(attempts("Succeeded")).isZero();
    }

    @Test
    void whoWaitsOrComputesOnProcessorsHoldsNone() {
        observe(
                RUNNING,
                RETRYING,
                facts(
                        pod(1, "waiting: {reason: ImagePullBackOff}"),
                        pod(0, "running: {startedAt: '2026-01-01T11:00:00Z'}")));
        assertThat(gpuSeconds("wasted")).isZero();
    }

    @Test
    void aStatusThatStaysCountsNothing() {
        observe(RUNNING, RUNNING, facts(pod(1, "running: {startedAt: '2026-01-01T11:00:00Z'}")));
        assertThat(gpuSeconds("wasted")).isZero();
        assertThat(attempts("Succeeded")).isZero();
    }

    /**
     * Counts such a pod at once, since it is gone by the time its Job ends; a pod that is still there then is not
     * counted twice.
     */
    @Test
    void whatAPodHeldThatWasDisruptedIsWastedAsSoonAsItIsReplaced() {
        Pod disrupted = pod(1, "running: {startedAt: '2026-01-01T11:00:00Z'}");
        disrupted
                .getStatus()
                .setConditions(List.of(read(
                        "{type: DisruptionTarget, status: 'True', lastTransitionTime: '2026-01-01T11:59:00Z'}",
                        PodCondition.class)));
        String replaced = RUNNING + ", replaced: {times: 1, reason: gone, at: '2026-01-01T11:59:00Z'}";
        observe(RUNNING, replaced, facts(disrupted));
        assertThat(gpuSeconds("wasted")).isEqualTo(3600);
        observe(replaced, SUCCEEDED, facts(disrupted));
        assertThat(gpuSeconds("wasted")).isEqualTo(3600);
    }

    private void observe(String before, String after, RunFacts there) {
        transitions.count(status(before), status(after), there, NOON);
    }

    private static WSSSRunStatus status(String fields) {
        return read("{steps: [{name: decoupled-train-cam, attempt: 1, " + fields + "}]}", WSSSRunStatus.class);
    }

    private static RunFacts facts(Pod... pods) {
        Job job = read(
                "{metadata: {name: a, uid: j, labels: {wsss.dev/step: decoupled-train-cam, wsss.dev/attempt: '1'}}, spec: {}}",
                Job.class);
        return Observed.of(List.of(job), Arrays.asList(pods), Map.of());
    }

    private static Pod pod(int accelerators, String state) {
        String limits = accelerators == 0 ? "" : ", nvidia.com/gpu: '" + accelerators + "'";
        return read(
                "{metadata: {name: a-1, uid: p, ownerReferences: [{uid: j, controller: true}]},"
                        + " spec: {containers: [{name: stage, resources: {limits: {cpu: '2', memory: 1Gi" + limits
                        + "}}}]},"
                        + " status: {phase: Running, containerStatuses: [{name: stage, state: {" + state + "}}]}}",
                Pod.class);
    }

    private static <T> T read(String yaml, Class<T> type) {
        return Serialization.unmarshal("---\n" + yaml, type);
    }

    private double gpuSeconds(String kind) {
        return registry.get("wsss.gpu.seconds")
                .tags("stage", "train-cam", "kind", kind)
                .counter()
                .count();
    }

    private double attempts(String as) {
        return registry.get("wsss.step.attempts")
                .tags("stage", "train-cam", "class", as)
                .counter()
                .count();
    }
}
