package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.SpecCache;
import dev.wsss.operator.spec.SpecReader;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.pipeline.manifest.Retention;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decision of what is next for a run: a function of its observed state, and nothing else. */
public final class Decider {
    private static final String OURS = "wsss.dev/operator";

    private final Installation installation;
    private final SpecCache readings = new SpecCache();

    public Decider(Installation installation) {
        this.installation = installation;
    }

    /** Returns whether a run is executed by this program. */
    public static boolean isOurs(@Nullable JsonNode spec) {
        return spec == null || spec.path("managedBy").asText(OURS).equals(OURS);
    }

    private static Decision over(RunView view, Retention retention) {
        DecisionBuilder out = new DecisionBuilder(view.answers(), view.now());
        new Retirement(view, retention, out).decide(view.status().times().finished());
        return new Decision(view.status(), null, Set.of(), out.actions(), out.wake());
    }

    /** Returns the decision; nothing for a run that another controller handles. */
    public Optional<Decision> of(RunView view) {
        if (!isOurs(view.spec())) {
            return Optional.empty();
        }
        if (view.deleted() != null) {
            return Optional.of(new Deletion(
                            view,
                            SpecReader.of(view.id().name(), view.spec())
                                    .flatMap(spec -> StoreLocation.allowed(view.id(), spec, installation))
                                    .orElse(null))
                    .decision());
        }
        return Optional.of(
                switch (Acceptance.of(view, readings.of(view.id(), view.generation(), view.spec()), installation)) {
                    case Acceptance.Refused refused -> new RefusedRun(view, refused).decision();
                    case Acceptance.Over over -> over(view, over.retention());
                    case Acceptance.Accepted accepted -> new StepsDecision(view, accepted).decision();
                });
    }
}
