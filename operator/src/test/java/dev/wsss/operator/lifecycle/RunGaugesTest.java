package dev.wsss.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.metrics.Meters;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of gauges: the number of runs, and for how long they have stalled. The clock stands at noon. */
class RunGaugesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<WSSSRun> runs = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    RunGaugesTest() {
        new RunGauges(() -> runs, NOON).shownBy(new Meters(registry));
    }

    @Test
    void withoutRunsEverythingIsZero() {
        assertThat(count("Running")).isZero();
        assertThat(standstill("Running")).isZero();
        assertThat(deletion()).isZero();
    }

    @Test
    void aRunIsCountedOnceInTheStateThatItSays() {
        run("{metadata: {}}");
        run("{metadata: {}, status: {state: Running}}");
        run("{metadata: {}, status: {state: Running}}");
        run("{metadata: {}, status: {state: Invalid}}");
        run("{metadata: {deletionTimestamp: '2026-01-01T11:00:00Z'}, status: {state: Running}}");
        assertThat(count("Pending")).as("not reconciled yet").isEqualTo(1);
        assertThat(count("Running")).isEqualTo(2);
        assertThat(count("Invalid")).isEqualTo(1);
        assertThat(count("Deleting")).isEqualTo(1);
        assertThat(count("Failed")).isZero();
    }

    @Test
    void runsOfAnotherControllerAreNotOurs() {
        run("{metadata: {creationTimestamp: '2025-01-01T00:00:00Z'}, spec: {managedBy: example.org/other}}");
        assertThat(count("Pending")).isZero();
        assertThat(standstill("Pending")).isZero();
    }

    @Test
    void theRunThatStandsStillLongestCounts() {
        run("{metadata: {creationTimestamp: '2026-01-01T11:00:00Z'}, status: {state: Running}}");
        run("{metadata: {creationTimestamp: '2026-01-01T10:00:00Z'}, status: {state: Running}}");
        run("{metadata: {creationTimestamp: '2026-01-01T01:00:00Z'}, status: {state: Succeeded}}");
        assertThat(standstill("Running")).isEqualTo(2 * 3600);
    }

    @Test
    void aStepThatBeginsSaysThatItIsFurtherOrEndsIsProgress() {
        step("started: '2026-01-01T09:00:00Z'");
        assertThat(standstill("Running")).isEqualTo(3 * 3600);
        step("started: '2026-01-01T09:00:00Z', progress: {unit: steps, done: 1, total: 2, at: '2026-01-01T11:30:00Z'}");
        assertThat(standstill("Running")).isEqualTo(1800);
        step("started: '2026-01-01T09:00:00Z', finished: '2026-01-01T11:59:00Z'");
        assertThat(standstill("Running")).isEqualTo(60);
    }

    @Test
    void anAttemptThatIsRepeatedIsNone() {
        step("started: '2026-01-01T09:00:00Z', attempted: '2026-01-01T11:59:00Z', retryAt: '2026-01-01T12:05:00Z',"
                + " lastFailure: {class: StoreUnavailable, message: no answer, at: '2026-01-01T11:59:30Z'}");
        assertThat(standstill("Running")).isEqualTo(3 * 3600);
    }

    @Test
    void aRunWhoseJobAQueueHoldsDoesNotStandStill() {
        step("started: '2026-01-01T09:00:00Z', queuedSince: '2026-01-01T10:00:00Z'");
        assertThat(standstill("Running")).isZero();
    }

    @Test
    void aRunThatIsResumedBeginsToStandStillThen() {
        run("{metadata: {creationTimestamp: '2026-01-01T01:00:00Z'}, status: {state: Running, conditions:"
                + " [{type: Suspended, status: 'False', lastTransitionTime: '2026-01-01T11:00:00Z'}]}}");
        assertThat(standstill("Running")).isEqualTo(3600);
    }

    @Test
    void theDeletionThatWaitsLongestCounts() {
        run("{metadata: {deletionTimestamp: '2026-01-01T11:00:00Z'}, status: {state: Deleting}}");
        run("{metadata: {deletionTimestamp: '2026-01-01T11:50:00Z'}, status: {state: Running}}");
        assertThat(deletion()).isEqualTo(3600);
    }

    private void step(String fields) {
        runs.clear();
        run("{metadata: {creationTimestamp: '2026-01-01T01:00:00Z'}, status: {state: Running, steps:"
                + " [{name: train-cam, state: Running, " + fields + "}]}}");
    }

    private void run(String yaml) {
        runs.add(Serialization.unmarshal("---\n" + yaml, WSSSRun.class));
    }

    private double count(String state) {
        return registry.get("wsss.runs").tag("state", state).gauge().value();
    }

    private double standstill(String state) {
        return registry.get("wsss.longest.stall.seconds")
                .tag("state", state)
                .gauge()
                .value();
    }

    private double deletion() {
        return registry.get("wsss.oldest.deletion.seconds").gauge().value();
    }
}
