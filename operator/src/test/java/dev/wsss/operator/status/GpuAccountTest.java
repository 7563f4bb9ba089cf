package dev.wsss.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.GpuStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.observed.RunFacts;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of GPU-seconds of runs: the time of containers counts once, whatever happens to their pods. */
class GpuAccountTest {
    private static final WSSSRunStatus NOTHING = WSSSRunStatus.NONE;

    @Test
    void allPodsOfAStepCountWithAllThatTheyHold() {
        assertThat(account(
                        null,
                        "12:10:00.7",
                        pod("a", 2, running("12:00:00")),
                        pod("b", 1, running("12:09:00")),
                        pod("c", 0, running("12:00:00"))))
                .isEqualTo(new GpuStatus(2 * 600 + 60, "2026-01-01T12:10:00Z"));
    }

    @Test
    void eachWriteAddsWhatWasHeldSinceTheOneBefore() {
        GpuStatus first = account(null, "12:10:00.9", pod("a", 1, running("12:00:00")));
        GpuStatus second = account(first, "12:15:00.1", pod("a", 1, running("12:00:00")));
        assertThat(second).isEqualTo(new GpuStatus(900, "2026-01-01T12:15:00Z"));
        assertThat(account(second, "12:15:00.8", pod("a", 1, running("12:00:00"))))
                .isEqualTo(second);
    }

    @Test
    void aPodThatWasReplacedAndIsGoneStaysCountedAndIsCountedOnce() {
        GpuStatus running = account(null, "12:10:00", pod("a", 1, running("12:00:00")));
        GpuStatus replaced = account(
                running, "12:12:30", pod("a", 1, ended("12:00:00", "12:12:00")), pod("b", 1, running("12:12:20")));
        assertThat(replaced.seconds()).isEqualTo(720 + 10);
        GpuStatus stillThere = account(
                replaced, "12:13:00", pod("a", 1, ended("12:00:00", "12:12:00")), pod("b", 1, running("12:12:20")));
        assertThat(stillThere.seconds()).isEqualTo(720 + 40);
        assertThat(account(stillThere, "12:14:00", pod("b", 1, running("12:12:20")))
                        .seconds())
                .isEqualTo(720 + 100);
    }

    @Test
    void timeWithoutPodsAddsNothing() {
        GpuStatus suspended = account(new GpuStatus(720, "2026-01-01T12:12:00Z"), "14:00:00");
        assertThat(suspended.seconds()).isEqualTo(720);
        assertThat(account(suspended, "14:10:00", pod("b", 1, running("14:05:00")))
                        .seconds())
                .isEqualTo(720 + 300);
    }

    @Test
    void aFinishedRunKeepsItsAccount() {
        WSSSRunStatus finished = NOTHING.holding(new GpuStatus(720, "2026-01-01T12:12:00Z"));
        RunFacts left = facts(pod("a", 1, ended("12:00:00", "12:12:00")));
        assertThat(GpuAccount.counted(finished, finished, left, at("15:00:00"))).isSameAs(finished);
    }

    @Test
    void aContainerThatRunsOnIsNoReasonToWriteAndOneThatHasEndedIs() {
        WSSSRunStatus known = NOTHING.holding(new GpuStatus(600, "2026-01-01T12:10:00Z"));
        RunFacts running = facts(pod("a", 1, running("12:00:00")));
        assertThat(GpuAccount.counted(known, known, running, at("12:20:00"))).isSameAs(known);
        assertThat(GpuAccount.counted(known, known.explaining("Runs."), running, at("12:20:00"))
                        .gpu())
                .isEqualTo(new GpuStatus(1200, "2026-01-01T12:20:00Z"));
        RunFacts ended = facts(pod("a", 1, ended("12:00:00", "12:15:00")));
        assertThat(GpuAccount.counted(known, known, ended, at("12:20:00")).gpu())
                .isEqualTo(new GpuStatus(900, "2026-01-01T12:20:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting: {reason: ContainerCreating}", "running: {startedAt: '2026-01-01T12:00:00Z'}"})
    void runsWithoutAcceleratorsAndPodsThatHaveNotBegunHaveNoAccount(String state) {
        int accelerators = state.startsWith("waiting") ? 1 : 0;
        assertThat(GpuAccount.counted(
                                NOTHING,
                                NOTHING.explaining("Runs."),
                                facts(pod("a", accelerators, state)),
                                at("12:20:00"))
                        .gpu())
                .isNull();
    }

    /** Counts until then, since its kubelet will never report the end of the container. */
    @Test
    void aPodOfALostNodeCountsUntilTheNodeIsGivenUp() {
        Pod lost = pod("a", 1, running("12:00:00"));
        lost.getMetadata().setDeletionTimestamp("2026-01-01T12:10:00Z");
        lost.getSpec().setNodeName("node-1");
        GpuStatus given = account(null, "12:30:00", lost);
        assertThat(given.seconds()).isEqualTo(11 * 60);
        assertThat(account(given, "13:30:00", lost).seconds()).isEqualTo(11 * 60);
    }

    @Test
    void aPodWhoseJobIsGoneCountsUntilItEnds() {
        Pod stray = pod("a", 1, running("12:00:00"));
        stray.getMetadata().getOwnerReferences().getFirst().setUid("another");
        assertThat(account(null, "12:01:00", stray).seconds()).isEqualTo(60);
    }

    private static GpuStatus account(@Nullable GpuStatus before, String now, Pod... pods) {
        return Objects.requireNonNull(new GpuAccount(before, facts(pods), at(now)).upToNow());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }

    private static RunFacts facts(Pod... pods) {
        Job job = read("{metadata: {name: a, uid: j, labels: {wsss.dev/step: train-cam}}, spec: {}}", Job.class);
        return Observed.of(List.of(job), Arrays.asList(pods), Map.of());
    }

    private static String running(String began) {
        return "running: {startedAt: '2026-01-01T" + began + "Z'}";
    }

    private static String ended(String began, String end) {
        return "terminated: {exitCode: 143, startedAt: '2026-01-01T" + began + "Z', finishedAt: '2026-01-01T" + end
                + "Z'}";
    }

    private static Pod pod(String name, int accelerators, String state) {
        String limits = accelerators == 0 ? "" : ", nvidia.com/gpu: '" + accelerators + "'";
        return read(
                "{metadata: {name: " + name + ", uid: " + name + ", ownerReferences: [{uid: j, controller: true}]},"
                        + " spec: {containers: [{name: stage, resources: {limits: {cpu: '2'" + limits + "}}}]},"
                        + " status: {phase: Running, containerStatuses: [{name: stage, state: {" + state + "}}]}}",
                Pod.class);
    }

    private static <T> T read(String yaml, Class<T> type) {
        return Serialization.unmarshal("---\n" + yaml, type);
    }
}
