package dev.wsss.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of runs whose steps have one key. */
class InFlightTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StoreStatus PLACE = new StoreStatus("http://minio:9000", "wsss", "research");

    private final InFlight inFlight = new InFlight();

    @Test
    void ofTwoThatBeginAtOnceTheFirstTakesTheResult() {
        assertThat(begins("first", NOON)).isTrue();
        assertThat(begins("second", NOON)).isFalse();
        assertThat(another("second", NOON)).isEqualTo("first");
        assertThat(another("first", NOON)).as("a run does not wait for itself").isEmpty();
    }

    @Test
    void reportsOfEqualRunsAreRenderedAtOnceSinceNoneIsSharedByThem() {
        WSSSRunStatus waiting = status("report", "Waiting", "");
        WSSSRunStatus starting = status("report", "Starting", "");
        assertThat(inFlight.taken(run("first"), waiting, starting, NOON)).isTrue();
        assertThat(inFlight.taken(run("second"), waiting, starting, NOON)).isTrue();
        inFlight.written(run("first"), status("report", "Running", ""), NOON);
        assertThat(inFlight.taken(run("third"), waiting, starting, NOON)).isTrue();
    }

    @Test
    void aRunIsWaitedForAsLongAsItsPodsRun() {
        begins("first", NOON);
        written("first", "Running", "");
        assertThat(another("second", NOON.plusSeconds(86_400))).isEqualTo("first");
    }

    @Test
    void aRunWhosePodsAreAwaitedIsOvertakenAfterAMinute() {
        begins("first", NOON);
        written("first", "Running", ", pendingSince: '2026-01-01T12:00:00Z'");
        assertThat(begins("second", NOON.plusSeconds(59))).isFalse();
        assertThat(begins("second", NOON.plusSeconds(60))).isTrue();
        assertThat(another("third", NOON.plusSeconds(60))).isEqualTo("second");
    }

    @Test
    void aRunWhoseJobAQueueHoldsIsOvertakenAfterAMinute() {
        begins("first", NOON);
        written("first", "Running", ", queuedSince: '2026-01-01T12:00:00Z'");
        assertThat(begins("second", NOON.plusSeconds(59))).isFalse();
        assertThat(begins("second", NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void aRunThatWasSuspendedHasFailedOrIsGoneIsNotWaitedFor() {
        for (String state : List.of("Waiting", "Failed", "Retrying", "Succeeded")) {
            begins("first", NOON);
            written("first", state, "");
            assertThat(another("second", NOON)).as(state).isEmpty();
        }
        begins("first", NOON);
        inFlight.forget("uid of first");
        assertThat(another("second", NOON)).isEmpty();
    }

    @Test
    void aProcessThatHasJustBegunLearnsWhoComputes() {
        WSSSRun first = run("first");
        first.setStatus(status("Running", ""));
        inFlight.begin(List.of(first, run("second")), NOON);
        assertThat(another("second", NOON)).isEqualTo("first");
    }

    private boolean begins(String name, Instant now) {
        return inFlight.taken(run(name), status("Waiting", ""), status("Starting", ""), now);
    }

    private void written(String name, String state, String fields) {
        inFlight.written(run(name), status(state, fields), NOON);
    }

    private String another(String name, Instant now) {
        return inFlight.another("uid of " + name, PLACE, "key", now).orElse("");
    }

    private static WSSSRun run(String name) {
        WSSSRun run = new WSSSRun();
        run.setMetadata(
                new ObjectMetaBuilder().withName(name).withUid("uid of " + name).build());
        return run;
    }

    private static WSSSRunStatus status(String state, String fields) {
        return status("train-cam", state, fields);
    }

    private static WSSSRunStatus status(String step, String state, String fields) {
        return Serialization.unmarshal(
                "---\nstore: {endpoint: 'http://minio:9000', bucket: wsss, prefix: research}\nsteps: [{name: " + step
                        + ", attempt: 1, state: " + state + ", key: key" + fields + "}]",
                WSSSRunStatus.class);
    }
}
