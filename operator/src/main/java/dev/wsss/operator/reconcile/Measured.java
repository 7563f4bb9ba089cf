package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.metrics.Gaps;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.metrics.Transitions;
import dev.wsss.operator.profile.Profile;
import dev.wsss.pipeline.graph.Stage;
import java.time.Clock;
import java.util.List;

/** Tells the meters what reconciliations have written and done. */
final class Measured implements Reconciliation.Observer {
    private final Meters meters;
    private final Transitions transitions;
    private final Gaps gaps;
    private final Clock clock;

    Measured(Meters meters, Gaps gaps, Profile builtIn, Clock clock) {
        this.meters = meters;
        this.gaps = gaps;
        this.clock = clock;
        this.transitions = new Transitions(
                meters, stage -> Stage.of(stage).runsNetwork() ? builtIn.gpu().count() : 0);
    }

    @Override
    public void written(WSSSRun run, WSSSRunStatus before, WSSSRunStatus after) {
        transitions.told(before, after, clock.instant());
        after.steps().stream()
                .filter(step -> step.metrics().containsKey("miou"))
                .filter(step -> before.step(step.name())
                        .map(old -> old.metrics().isEmpty())
                        .orElse(true))
                .forEach(step -> meters.miou(
                        run.getSpec().path("method").asText("irn"),
                        run.getSpec().at("/dataset/location").asText("synthetic"),
                        step.name(),
                        step.metrics().getOrDefault("miou", 0.0)));
    }

    @Override
    public void acted(WSSSRun run, List<Action> actions) {
        if (actions.stream().anyMatch(Action.CreateJob.class::isInstance)) {
            gaps.begun(run.getMetadata().getUid()).ifPresent(meters::gap);
        }
        actions.stream()
                .filter(each ->
                        each instanceof Action.Tell tell && tell.reason().equals("ArtifactsLeft"))
                .forEach(each -> meters.cleanupGivenUp());
    }

    @Override
    public void forgotten(String uid) {
        gaps.forget(uid);
    }
}
