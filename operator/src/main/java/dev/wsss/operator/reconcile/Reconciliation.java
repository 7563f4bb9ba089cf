package dev.wsss.operator.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.operator.publish.StoreDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One look at a run: observe, decide, write the status, act, tell what is to be asked of the store. */
public final class Reconciliation {
    private final Deciding deciding;
    private final Carrying carrying;
    private final StoreDesk desk;
    private final Stores stores;
    private final Clock clock;
    private final Map<String, Map<String, String>> taken = new ConcurrentHashMap<>();

    public Reconciliation(Deciding deciding, Cluster cluster, StoreDesk desk, Stores stores, Clock clock) {
        this.deciding = deciding;
        this.carrying = new Carrying(cluster);
        this.desk = desk;
        this.stores = stores;
        this.clock = clock;
    }

    /** Opens stores. */
    @FunctionalInterface
    public interface Stores {
        /** How the store at a place is opened; nothing is opened yet. */
        StoreDesk.Opening opening(RunIdentity run, Place place);
    }

    /**
     * The surroundings of a run.
     *
     * @param facts what there is of it in the cluster
     * @param profiles by name
     * @param shared prefixes of its artifacts that other runs refer to
     */
    public record Surroundings(
            RunFacts facts, Function<@Nullable String, ProfileLookup> profiles, Set<String> shared) {}

    /** Looks at a run; tells when to look again without being told. */
    public Optional<Duration> look(WSSSRun run, Surroundings around) {
        RunIdentity id = RunIdentity.of(run);
        Instant now = clock.instant();
        Optional<Decision> decided = deciding.of(view(run, id, around, now));
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = decided.get();
        Carrying.Result result = carrying.out(run, decision);
        if (!result.written()) {
            // It has changed since: the change itself brings us back.
            return Optional.empty();
        }
        remember(id, result.taken());
        Place place = decision.place();
        desk.want(
                id,
                place == null ? Reconciliation::nowhere : stores.opening(id, place),
                place == null ? Set.of() : decision.questions());
        Instant wake = decision.wake();
        return wake == null
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(
                        Math.max(1, Duration.between(clock.instant(), wake).toMillis())));
    }

    /** Forgets a run that is gone. */
    public void forget(String uid) {
        taken.remove(uid);
        desk.forget(uid);
    }

    private static StoreDesk.Opened nowhere() {
        throw new IllegalStateException("nothing is asked of no store");
    }

    private void remember(RunIdentity id, Map<String, String> jobs) {
        if (jobs.isEmpty()) {
            taken.remove(id.uid());
        } else {
            taken.put(id.uid(), jobs);
        }
    }

    private RunView view(WSSSRun run, RunIdentity id, Surroundings around, Instant now) {
        Map<String, String> annotations = run.getMetadata().getAnnotations();
        String deleted = run.getMetadata().getDeletionTimestamp();
        return new RunView(
                id,
                Objects.requireNonNullElse(run.getMetadata().getGeneration(), 0L),
                annotations == null ? null : annotations.get(WSSSRun.RERUN),
                deleted == null ? null : Instant.parse(deleted),
                run.getMetadata().getFinalizers().contains(ApiCluster.FINALIZER),
                Objects.requireNonNullElseGet(run.getSpec(), JsonNodeFactory.instance::objectNode),
                Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE),
                around.facts(),
                desk.answers(id),
                around.profiles(),
                around.shared(),
                taken.getOrDefault(id.uid(), Map.of()),
                now);
    }
}
