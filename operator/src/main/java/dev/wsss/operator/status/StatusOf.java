package dev.wsss.operator.status;

import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next status of a run.
 *
 * @param before the last one
 * @param generation of the spec
 * @param now the present
 */
public record StatusOf(WSSSRunStatus before, long generation, Instant now) {
    /** The API server rejects or cuts longer texts; the status would then differ at each reconciliation and be written without end. */
    static final int SENTENCE_BYTES = 2048;

    /**
     * Findings of a decision.
     *
     * @param observed generation that the steps follow
     * @param followed digest of what the steps follow of it
     * @param rerun value of the annotation that was handled
     * @param times the run's clock
     * @param eta expected end, where progress says anything of it
     * @param store where artifacts are kept
     * @param suspended whether the user holds it
     * @param notes for people
     * @param steps in the order of the pipeline
     * @param report its address, once there
     * @param masks their address, once there
     */
    public record Progressed(
            @Nullable Long observed,
            @Nullable String followed,
            @Nullable String rerun,
            RunTimes times,
            @Nullable String eta,
            StoreStatus store,
            boolean suspended,
            List<StatusNote> notes,
            List<StepStatus> steps,
            @Nullable String report,
            @Nullable String masks) {}

    /** Returns the status of a run that can be executed. */
    public WSSSRunStatus accepted(Progressed run) {
        Summary summary = Summary.of(run);
        Conditions conditions = new Conditions(before.conditions(), generation, now);
        List<Condition> renewed = List.of(
                conditions.with("Accepted", Conditions.Value.TRUE, "Accepted", ""),
                conditions.with(
                        "Progressing",
                        Conditions.Value.of(summary.state() == RunState.RUNNING || summary.state() == RunState.PENDING),
                        summary.reasonWord(),
                        ""),
                conditions.with(
                        "Succeeded",
                        ending(summary.state(), RunState.SUCCEEDED),
                        summary.state().title(),
                        ""),
                conditions.with(
                        "Failed",
                        ending(summary.state(), RunState.FAILED),
                        summary.reasonWord(),
                        summary.state() == RunState.FAILED ? summary.explain() : ""),
                conditions.with(
                        "Suspended",
                        Conditions.Value.of(run.suspended()),
                        run.suspended() ? "Suspended" : "NotSuspended",
                        ""));
        return new WSSSRunStatus(
                run.observed(),
                run.followed(),
                summary.state().title(),
                summary.step(),
                summary.progress(),
                summary.retries(),
                summary.reason(),
                summary.miou(),
                SafeText.of(summary.explain(), SENTENCE_BYTES),
                before.gpu(),
                run.eta(),
                run.rerun(),
                run.times(),
                run.store(),
                run.report(),
                run.masks(),
                conditions.renewed(renewed),
                run.steps());
    }

    private static Conditions.Value ending(RunState state, RunState end) {
        if (state == end) {
            return Conditions.Value.TRUE;
        }
        return state == RunState.SUCCEEDED || state == RunState.FAILED
                ? Conditions.Value.FALSE
                : Conditions.Value.UNKNOWN;
    }

    /** Returns the status of a refused run, with the times and steps that it has reached. */
    public WSSSRunStatus refused(String reason, String message) {
        Conditions conditions = new Conditions(before.conditions(), generation, now);
        boolean held = before.times().suspended() != null;
        boolean anything = before.steps().stream().anyMatch(each -> each.state() != StepPhase.WAITING);
        return with(
                RunState.INVALID.title(),
                reason,
                message,
                conditions.renewed(List.of(
                        conditions.with("Accepted", Conditions.Value.FALSE, reason, message),
                        conditions.with("Progressing", Conditions.Value.of(anything && isActive()), reason, ""),
                        conditions.with(
                                "Suspended", Conditions.Value.of(held), held ? "Suspended" : "NotSuspended", ""))));
    }

    private boolean isActive() {
        return before.steps().stream().anyMatch(each -> each.state().isActive());
    }

    /** Returns the status of a run whose last reconciliation failed; everything else stays as it was. */
    public WSSSRunStatus troubled(String trouble) {
        Conditions conditions = new Conditions(before.conditions(), generation, now);
        return with(
                before.state() == null ? RunState.PENDING.title() : before.state(),
                "ReconcileError",
                "The last reconciliation of this run failed and is repeated: " + trouble,
                conditions.renewed(
                        List.of(conditions.with("Progressing", Conditions.Value.UNKNOWN, "ReconcileError", trouble))));
    }

    /** Returns the status of a run that is being deleted. */
    public WSSSRunStatus deleting(List<StatusNote> notes) {
        String explain = Summary.sentence(notes, "Stops its pods and goes.");
        return with(RunState.DELETING.title(), RunState.DELETING.title(), explain, before.conditions());
    }

    private WSSSRunStatus with(String state, String reason, String explain, List<Condition> conditions) {
        return new WSSSRunStatus(
                before.observedGeneration(),
                before.followed(),
                state,
                before.step(),
                before.progress(),
                before.retries(),
                reason,
                before.miou(),
                SafeText.of(explain, SENTENCE_BYTES),
                before.gpu(),
                null,
                before.rerun(),
                before.times(),
                before.store(),
                before.report(),
                before.masks(),
                conditions,
                before.steps());
    }
}
