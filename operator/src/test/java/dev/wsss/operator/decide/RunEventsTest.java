package dev.wsss.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.status.StatusNote;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the Events that each change of a status gives. */
class RunEventsTest {
    private static final RunIdentity CATS = new RunIdentity("research", "cats", "11111111-2222");
    private static final String NOON = "2026-01-01T12:00:00Z";
    private static final String ACCEPTED =
            "conditions: [{type: Accepted, status: 'True', reason: Accepted, message: '',"
                    + " observedGeneration: 1, lastTransitionTime: '" + NOON + "'}]";
    private static final String RUNS =
            "steps: [{name: train-cam, state: Running, attempt: 1, attempted: '2026-01-01T12:00:00Z'}]";

    @Test
    void anAcceptedRunSaysSoOnce() {
        assertThat(events(
                        "{}",
                        "{" + ACCEPTED + ", steps: [{name: a, state: Waiting}, {name: b, state: Waiting}],"
                                + " store: {bucket: wsss, prefix: runs/research}}"))
                .containsExactly("NORMAL Accepted: Run of 2 steps; artifacts go to s3://wsss/runs/research");
        assertThat(events("{" + ACCEPTED + "}", "{" + ACCEPTED + ", state: Running}"))
                .isEmpty();
    }

    @Test
    void aRefusalIsNamedByItsReasonAndAnotherMistakeIsAnotherEvent() {
        String first = refused("InvalidSpec", "spec.method: unknown");
        assertThat(events("{}", first)).containsExactly("WARNING InvalidSpec: spec.method: unknown");
        assertThat(events(first, first)).isEmpty();
        assertThat(events(first, refused("ProfileNotFound", "make it")))
                .containsExactly("WARNING ProfileNotFound: make it");
        assertThat(events(first, refused("InvalidSpec", "spec.seed: negative")))
                .containsExactly("WARNING InvalidSpec: spec.seed: negative");
    }

    @Test
    void aStepStartsWhenItsJobIsSeenAndTheEventNamesTheJob() {
        String chosen = "{steps: [{name: train-cam, state: Starting, attempt: 1}]}";
        assertThat(events("{steps: [{name: train-cam, state: Waiting, attempt: 0}]}", chosen))
                .isEmpty();
        assertThat(events(chosen, "{" + RUNS + "}"))
                .singleElement()
                .asString()
                .matches("NORMAL StepStarted: Step train-cam, attempt 1, started as Job cats-train-cam-1-[0-9a-f]{8}");
        assertThat(events("{" + RUNS + "}", "{step: train-cam, " + RUNS + "}")).isEmpty();
    }

    @Test
    void aJobThatHasEndedByTheTimeItIsSeenStartedAllTheSame() {
        assertThat(events(
                        "{steps: [{name: prepare, state: Starting, attempt: 1}]}",
                        "{steps: [{name: prepare, state: Succeeded, attempt: 1, attempted: '" + NOON + "'}]}"))
                .singleElement()
                .asString()
                .startsWith("NORMAL StepStarted: Step prepare, attempt 1");
    }

    @Test
    void aRetryHasItsClassAndWhatIsDifferentNextTime() {
        String failure = "attempted: '" + NOON + "', lastFailure: {class: %s, message: %s, at: '" + NOON + "'}";
        assertThat(events(
                        "{" + RUNS + "}",
                        "{steps: [{name: train-cam, state: Retrying, attempt: 1, retryAt: '2026-01-01T12:00:10Z', "
                                + failure.formatted("GpuFault", "Xid 79") + ", effective: {avoidNodes: [node-7]}}]}"))
                .containsExactly("WARNING StepRetried: Step train-cam, attempt 1, failed with GpuFault: Xid 79"
                        + "; tries again at 2026-01-01T12:00:10Z; avoids node node-7");
        assertThat(events(
                        "{" + RUNS + "}",
                        "{steps: [{name: train-cam, state: Waiting, attempt: 1, "
                                + failure.formatted("GpuOutOfMemory", "CUDA") + ", effective: {microBatch: 8}}]}"))
                .containsExactly("WARNING StepRetried: Step train-cam, attempt 1, failed with GpuOutOfMemory: CUDA"
                        + "; goes on with a micro-batch of 8");
    }

    @Test
    void aStepThatFailsForGoodIsAnEventOfItsOwnOnlyWhileOthersGoOn() {
        String failed = "steps: [{name: train-cam, state: Failed, attempt: 1, attempted: '" + NOON + "', "
                + "lastFailure: {class: Diverged, message: NaN, at: '" + NOON + "'}}]";
        assertThat(events("{" + RUNS + "}", "{" + failed + "}"))
                .containsExactly("WARNING StepFailed: Step train-cam, attempt 1, failed with Diverged: NaN");
        assertThat(events(
                        "{" + RUNS + "}",
                        "{state: Failed, explain: 'Failed in train-cam: Diverged, NaN.', times: {finished: '" + NOON
                                + "'}, " + failed + "}"))
                .containsExactly("WARNING Failed: Failed in train-cam: Diverged, NaN.");
    }

    @Test
    void anEndIsSaidOnceWithTheScoreAndTheReport() {
        String done = "{state: Succeeded, explain: 'Done at " + NOON + ".', miou: '0.512', report: 's3://b/r.html', "
                + "times: {finished: '" + NOON + "'}}";
        assertThat(events("{state: Running}", done))
                .containsExactly("NORMAL Succeeded: Done at " + NOON + ". mIoU 0.512. Report: s3://b/r.html");
        assertThat(events(done, done)).isEmpty();
    }

    @Test
    void waitingForAPersonIsSaidWhenItBeginsAndNotWhileItLasts() {
        StatusNote denied = new StatusNote(StatusNote.Urgency.NEEDS_PERSON, "StoreDenied", "Cannot ask the store.");
        assertThat(events("{state: Running}", "{state: Running, reason: StoreDenied}", denied))
                .containsExactly("WARNING StoreDenied: Cannot ask the store.");
        assertThat(events("{reason: StoreDenied}", "{reason: StoreDenied, explain: again}", denied))
                .isEmpty();
        StatusNote outage = new StatusNote(StatusNote.Urgency.WAITS, "StoreUnavailable", "Cannot ask the store.");
        assertThat(events("{state: Running}", "{state: Running, reason: StoreUnavailable}", outage))
                .isEmpty();
    }

    @Test
    void aSuspensionIsNoWarning() {
        StatusNote suspended = new StatusNote(StatusNote.Urgency.NEEDS_PERSON, "Suspended", "Suspended.");
        assertThat(events("{state: Running}", "{state: Suspended, reason: Suspended}", suspended))
                .containsExactly("NORMAL Suspended: Suspended.");
    }

    private static String refused(String reason, String message) {
        return "{state: Invalid, conditions: [{type: Accepted, status: 'False', reason: " + reason + ", message: '"
                + message + "', observedGeneration: 1, lastTransitionTime: '" + NOON + "'}]}";
    }

    private static List<String> events(String before, String after, StatusNote... notes) {
        return new RunEvents(CATS, status(before), status(after))
                .all(List.of(notes)).stream()
                        .map(event -> event.weight() + " " + event.reason() + ": " + event.message())
                        .toList();
    }

    private static WSSSRunStatus status(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, WSSSRunStatus.class);
    }
}
