package dev.wsss.operator.lifecycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.cluster.ApiCluster;
import dev.wsss.operator.cluster.Cluster;
import dev.wsss.operator.cluster.DecisionExecutor;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.Decider;
import dev.wsss.operator.decide.Decision;
import dev.wsss.operator.decide.JobRefusal;
import dev.wsss.operator.decide.RunView;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.observed.RunFacts;
import dev.wsss.operator.spec.ProfileLookup;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.operator.status.StatusOf;
import dev.wsss.operator.store.StoreQueries;
import dev.wsss.operator.store.Stores;
import dev.wsss.pipeline.outcome.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reconciliation of a run: observe, decide, write the status, act, set the queries to the store. */
public final class Reconciliation {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration SOON = Duration.ofMillis(100);

    private final Decider decider;
    private final DecisionExecutor executor;
    private final StoreQueries queries;
    private final Stores stores;
    private final Clock clock;
    private final Observer observer;
    private final Map<String, Map<String, JobRefusal>> unmade = new ConcurrentHashMap<>();
    private final InFlight inFlight = new InFlight();
    private final LeavingRuns leaving = new LeavingRuns();
    private final Set<String> leftAlone = ConcurrentHashMap.newKeySet();

    public Reconciliation(
            Decider decider, Cluster cluster, StoreQueries queries, Stores stores, Clock clock, Observer observer) {
        this.decider = decider;
        this.executor = new DecisionExecutor(cluster);
        this.queries = queries;
        this.stores = stores;
        this.clock = clock;
        this.observer = observer;
    }

    /** A listener for statuses that were written and actions that were executed; it must not fail. */
    public interface Observer {
        /** A listener that ignores everything. */
        Observer NONE = new Observer() {
            @Override
            public void written(WSSSRun run, WSSSRunStatus before, WSSSRunStatus after, RunFacts there) {}

            @Override
            public void acted(WSSSRun run, List<Action> actions) {}

            @Override
            public void passed(WSSSRun run) {}

            @Override
            public void forgotten(String uid) {}
        };

        /** Receives a status that was written, or that stayed as it was. */
        void written(WSSSRun run, WSSSRunStatus before, WSSSRunStatus after, RunFacts there);

        /** Receives actions that were executed. */
        void acted(WSSSRun run, List<Action> actions);

        /** Receives a settled run that was skipped; of its steps only the results are known. */
        void passed(WSSSRun run);

        /** Receives the uid of a run that is gone. */
        void forgotten(String uid);
    }

    /**
     * The surroundings of a run.
     *
     * @param facts what there is of it in the cluster
     * @param profiles by name
     * @param terminating whether its namespace is being deleted
     * @param shared prefixes of its artifacts that other runs refer to
     * @param echo called with what was changed
     */
    public record Surroundings(
            RunFacts facts,
            Function<@Nullable String, ProfileLookup> profiles,
            boolean terminating,
            Set<String> shared,
            DecisionExecutor.Echo echo) {}

    /** Loads what the present runs compute, before the first of them is reconciled. */
    public void begin(List<WSSSRun> runs) {
        inFlight.begin(runs, clock.instant());
    }

    /** Reconciles a run; returns when to reconcile it again without an event. */
    public Optional<Duration> reconcile(WSSSRun run, Surroundings around) {
        RunIdentity id = RunIdentity.of(run);
        Instant now = clock.instant();
        Optional<Decision> decided = decider.of(view(run, id, around, now));
        if (decided.isEmpty()) {
            leaveAlone(run);
            return Optional.empty();
        }
        Decision decision = decided.get();
        WSSSRunStatus before = Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
        if (run.isMarkedForDeletion()) {
            inFlight.forget(id.uid());
        } else if (!inFlight.taken(run, before, decision.status(), now)) {
            // Another run began with the same result while this one was looked at.
            return Optional.of(SOON);
        }
        DecisionExecutor.Result result = executor.execute(run, decision, around.echo());
        if (result.run().isEmpty()) {
            // It has changed since it was read, perhaps by our own last look: what the informer holds will follow soon.
            return Optional.of(SOON);
        }
        if (!run.isMarkedForDeletion()) {
            inFlight.written(run, decision.status(), now);
        }
        observer.written(run, before, decision.status(), around.facts());
        observer.acted(run, decision.actions());
        remember(id, result.unmade(), now);
        StoreLocation place = decision.place();
        if (place == null) {
            queries.forget(id.uid());
        } else {
            queries.request(id, place.location(), stores.opening(id, place), decision.questions());
        }
        return result.unmade().isEmpty() ? pause(decision.wake()) : Optional.of(SOON);
    }

    private void leaveAlone(WSSSRun run) {
        if (leftAlone.add(run.getMetadata().getUid())) {
            String why = "spec.managedBy names another controller; this operator leaves the run alone";
            executor.cluster()
                    .recordEvent(run, new Action.RecordEvent(Action.Weight.NORMAL, "ManagedByAnother", why, ""));
        }
    }

    /** Skips a settled run, which has no queries to its store. */
    public void passed(WSSSRun run) {
        inFlight.forget(run.getMetadata().getUid());
        queries.forget(run.getMetadata().getUid());
        observer.passed(run);
    }

    private Optional<Duration> pause(@Nullable Instant wake) {
        return Optional.ofNullable(wake)
                .map(at -> Duration.between(clock.instant(), at))
                .map(left -> left.compareTo(AT_ONCE) < 0 ? AT_ONCE : left);
    }

    /** Writes that a reconciliation failed, where that can be written. */
    public void failed(WSSSRun run, Exception thrown) {
        WSSSRunStatus before = Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
        long generation = Objects.requireNonNullElse(run.getMetadata().getGeneration(), 0L);
        WSSSRunStatus after = new StatusOf(before, generation, clock.instant())
                .troubled(Outcome.of(thrown).evidence());
        if (!after.equals(before)) {
            executor.cluster().writeStatus(run, after);
        }
    }

    /** Removes a run that is gone. */
    public void forget(String uid) {
        unmade.remove(uid);
        leftAlone.remove(uid);
        inFlight.forget(uid);
        queries.forget(uid);
        observer.forgotten(uid);
    }

    private void remember(RunIdentity id, Map<String, JobRefusal> found, Instant now) {
        Map<String, JobRefusal> jobs = new HashMap<>(unmade.getOrDefault(id.uid(), Map.of()));
        jobs.values().removeIf(job -> !now.isBefore(job.until()));
        jobs.putAll(found);
        if (jobs.isEmpty()) {
            unmade.remove(id.uid());
        } else {
            unmade.put(id.uid(), jobs);
        }
    }

    /** The other runs from the view of one. */
    private final class Others implements RunView.Others {
        private final String uid;
        private final Instant now;

        Others(String uid, Instant now) {
            this.uid = uid;
            this.now = now;
        }

        @Override
        public Optional<String> computing(StoreStatus place, String key) {
            return inFlight.another(uid, place, key, now);
        }

        @Override
        public boolean isLeaving(String other) {
            return leaving.contains(other);
        }
    }

    private RunView view(WSSSRun run, RunIdentity id, Surroundings around, Instant now) {
        Map<String, String> annotations = run.getMetadata().getAnnotations();
        String deleted = run.getMetadata().getDeletionTimestamp();
        boolean finalized = run.getMetadata().getFinalizers().contains(ApiCluster.FINALIZER);
        return new RunView(
                id,
                Objects.requireNonNullElse(run.getMetadata().getGeneration(), 0L),
                annotations == null ? null : annotations.get(WSSSRun.RERUN),
                deleted == null ? null : Instant.parse(deleted),
                finalized,
                around.terminating(),
                deleted != null && finalized ? leaving.add(id.uid(), now) : null,
                Objects.requireNonNullElseGet(run.getSpec(), JsonNodeFactory.instance::objectNode),
                Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE),
                around.facts(),
                queries.answers(id),
                new Others(id.uid(), now),
                around.profiles(),
                around.shared(),
                unmade.getOrDefault(id.uid(), Map.of()),
                now);
    }
}
