package dev.wsss.operator.lifecycle;

import dev.wsss.operator.cluster.Namespaces;
import dev.wsss.operator.cluster.RunReader;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.SpecReader;
import dev.wsss.operator.spec.StoreLocation;
import dev.wsss.operator.store.Stores;
import dev.wsss.operator.sweep.Claim;
import dev.wsss.operator.sweep.Sweeper;
import dev.wsss.pipeline.manifest.RunSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A schedule of sweeps: each place that a run of a namespace names, with the claims of every run of that namespace. */
final class SweepRounds implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SweepRounds.class.getName());

    private static final Duration FIRST = Duration.ofMinutes(10);

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").daemon().factory());
    private final RunReader runs;
    private final Installation installation;
    private final Stores stores;
    private final Sweeper sweeper;
    private final Namespaces clusters;
    private final Runnable refused;

    /**
     * Rounds that have not begun.
     *
     * @param runs whose artifacts stay
     * @param clusters that own stores
     * @param refused called for each store that was not swept
     */
    SweepRounds(
            RunReader runs,
            Namespaces clusters,
            Installation installation,
            Stores stores,
            Sweeper sweeper,
            Runnable refused) {
        this.clusters = clusters;
        this.refused = refused;
        this.runs = runs;
        this.installation = installation;
        this.stores = stores;
        this.sweeper = sweeper;
    }

    /** Begins; the first round comes soon, since an operator may be started again more often than it sweeps. */
    void begin() {
        Duration every = sweeper.terms().every();
        Duration first = every.compareTo(FIRST) < 0 ? every : FIRST;
        ScheduledFuture<?> _ = clockwork.scheduleWithFixedDelay(
                this::round, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sweeps every place once; one that fails is left for the next round, and so is everything when runs cannot be listed. */
    void round() {
        try {
            sweep();
        } catch (RuntimeException | Error failed) {
            // Whatever leaves this method ends the rounds without a word.
            LOG.log(Level.WARNING, "no store was swept: {0}; the next round tries again", String.valueOf(failed));
        }
    }

    private void sweep() {
        Map<String, List<Claim>> claims = new HashMap<>();
        Map<StoreLocation, RunIdentity> places = new LinkedHashMap<>();
        runs.each(run -> {
            RunIdentity id = RunIdentity.of(run);
            Optional<RunSpec> spec = SpecReader.of(id.name(), run.getSpec());
            claims.computeIfAbsent(id.namespace(), namespace -> new ArrayList<>())
                    .add(Claims.of(run, spec.orElse(null)));
            spec.flatMap(each -> StoreLocation.allowed(id, each, installation))
                    .ifPresent(place -> places.putIfAbsent(place, id));
        });
        places.forEach((place, run) -> sweep(place, run, Objects.requireNonNull(claims.get(run.namespace()))));
    }

    /** Sweeps one place; its prefix ends with its namespace, so only that namespace's claims matter. */
    private void sweep(StoreLocation place, RunIdentity run, List<Claim> claims) {
        try {
            sweeper.sweep(stores.opening(run, place).open().store(), clusters.of(run.namespace()), claims);
        } catch (RuntimeException failed) {
            refused.run();
            LOG.log(
                    Level.WARNING,
                    "the store of namespace {0} was not swept: {1}; the next round tries again",
                    run.namespace(),
                    failed.getMessage());
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
