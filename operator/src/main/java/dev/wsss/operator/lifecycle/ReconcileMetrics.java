package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.metrics.StepGapTimer;
import dev.wsss.operator.metrics.Transitions;
import dev.wsss.operator.observed.RunFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Meters of the writes and actions of reconciliations. */
final class ReconcileMetrics implements Reconciliation.Observer {
    private static final String MIOU = "miou";

    private final Meters meters;
    private final Transitions transitions;
    private final StepGapTimer gaps;
    private final Clock clock;

    ReconcileMetrics(Meters meters, StepGapTimer gaps, Clock clock) {
        this.meters = meters;
        this.gaps = gaps;
        this.clock = clock;
        this.transitions = new Transitions(meters);
    }

    @Override
    public void written(WSSSRun run, WSSSRunStatus before, WSSSRunStatus after, RunFacts there) {
        transitions.count(before, after, there, clock.instant());
        after.steps().forEach(step -> scored(run, step));
        if (after.times().finished() != null) {
            gaps.forget(run.getMetadata().getUid());
        }
    }

    /** Shows the scores of a settled run, which a restarted process has not seen. */
    @Override
    public void passed(WSSSRun run) {
        gaps.forget(run.getMetadata().getUid());
        Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE).steps().forEach(step -> scored(run, step));
    }

    private void scored(WSSSRun run, StepStatus step) {
        Double miou = step.metrics().get(MIOU);
        if (miou != null && step.finished() != null) {
            meters.miou(
                    run.getSpec().path("method").asText("irn"),
                    run.getSpec().at("/dataset/location").asText("synthetic"),
                    step.name(),
                    miou,
                    Instant.parse(step.finished()));
        }
    }

    @Override
    public void acted(WSSSRun run, List<Action> actions) {
        if (actions.stream().anyMatch(Action.CreateJob.class::isInstance)) {
            gaps.begun(run.getMetadata().getUid()).ifPresent(meters::gap);
        }
        actions.stream().filter(Action.LeaveArtifacts.class::isInstance).forEach(each -> meters.cleanupGivenUp());
    }

    @Override
    public void forgotten(String uid) {
        gaps.forget(uid);
    }
}
