package dev.wsss.operator.lifecycle;

import dev.wsss.operator.cluster.ApiCluster;
import dev.wsss.operator.cluster.EventLookup;
import dev.wsss.operator.cluster.EventQueue;
import dev.wsss.operator.cluster.EventWriter;
import dev.wsss.operator.cluster.Namespaces;
import dev.wsss.operator.cluster.RunCacheTransform;
import dev.wsss.operator.cluster.RunReader;
import dev.wsss.operator.decide.Decider;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.metrics.StepGapTimer;
import dev.wsss.operator.store.BucketQueues;
import dev.wsss.operator.store.StoreQueries;
import dev.wsss.operator.store.StoreThreads;
import dev.wsss.operator.store.Stores;
import dev.wsss.operator.sweep.SweepPolicy;
import dev.wsss.operator.sweep.Sweeper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An operator at work: the same parts in production and in tests. */
public final class RunningOperator implements AutoCloseable {
    /** Looks that are under way when the operator stops may come to their end. */
    private static final Duration LAST_LOOKS = Duration.ofSeconds(5);

    /** The time that lists of one namespace may take at the start. */
    private static final Duration FIRST_LISTS = Duration.ofSeconds(30);

    private static final long PAGE = 500;

    private final Operator operator;
    private final StoreQueries queries;
    private final StoreThreads threads;
    private final EventQueue events;
    private final @Nullable SweepRounds sweeps;
    private final @Nullable Leadership leadership;
    private final Health health;

    private RunningOperator(
            Operator operator,
            StoreQueries queries,
            StoreThreads threads,
            EventQueue events,
            @Nullable SweepRounds sweeps,
            @Nullable Leadership leadership,
            Health health) {
        this.operator = operator;
        this.queries = queries;
        this.threads = threads;
        this.events = events;
        this.sweeps = sweeps;
        this.leadership = leadership;
        this.health = health;
    }

    /** Returns whether it still works. */
    public Health health() {
        return health;
    }

    /**
     * Starts; returns when its informers have seen everything. With a lease it may only stand by then: it acts, sweeps and shows
     * how many runs there are once it has that.
     */
    public static RunningOperator start(
            Settings settings, KubernetesClient client, Stores stores, Clock clock, Meters meters) {
        StepGapTimer gaps = new StepGapTimer(System::nanoTime);
        ReconcileMetrics observer = new ReconcileMetrics(meters, gaps, clock);
        StoreThreads threads = new StoreThreads();
        BucketQueues queues = new BucketQueues(settings.storeWorkers(), threads.workers(), threads);
        Namespaces namespaces = new Namespaces(client);
        RunReader registered = new RunReader(client, settings.namespaces());
        AtomicReference<WSSSRunReconciler> reconciler = new AtomicReference<>();
        StoreQueries queries = new StoreQueries(queues, threads, clock, run -> answered(reconciler, run));
        EventQueue events = new EventQueue(new EventWriter(client, clock), clock);
        Reconciliation reconciliation = new Reconciliation(
                new Decider(settings.installation()),
                new ApiCluster(client, clock, events),
                queries,
                stores,
                clock,
                observer);
        reconciler.set(new WSSSRunReconciler(
                reconciliation,
                settings.profiles(),
                new EventLookup(client, clock),
                namespaces,
                registered,
                meters,
                gaps,
                threads));
        SweepRounds sweeps = sweeps(settings, registered, namespaces, stores, clock, meters);
        RunGauges census = new RunGauges(reconciler.get()::known, clock);
        Runnable acts = () -> {
            gaps.count();
            census.shownBy(meters);
            meters.storeQueries("waiting", queues::waiting);
            meters.storeQueries("running", queues::running);
            meters.oldestStoreQuery(() -> queries.oldestUnanswered().toMillis() / 1e3);
            if (sweeps != null) {
                sweeps.begin();
            }
        };
        Leadership leadership = settings.lease() == null ? null : new Leadership(settings.lease(), client, acts);
        Operator operator = new Operator(overrider -> configure(overrider, settings, client, leadership));
        operator.register(reconciler.get(), configuration -> {
            configuration
                    .withItemStore(new TransformingItemStore<>(RunCacheTransform::run))
                    .withInformerListLimit(PAGE)
                    .withOnUpdateFilter(EventMapping::isRelevant)
                    .withRetry(new GenericRetry()
                            .setInitialInterval(200)
                            .setIntervalMultiplier(2)
                            .setMaxInterval(60_000)
                            .withoutMaxAttempts());
            if (!settings.namespaces().isEmpty()) {
                configuration.settingNamespaces(settings.namespaces());
            }
        });
        operator.start();
        if (leadership == null) {
            acts.run();
        }
        Health health = new Health(operator.getRuntimeInfo(), reconciler.get()::oldestReconcile, clock);
        return new RunningOperator(operator, queries, threads, events, sweeps, leadership, health);
    }

    /** Returns the number of runs with queries to their stores: none when all of them are over, suspended or gone. */
    public int runsWithQueries() {
        return queries.runs();
    }

    private static @Nullable SweepRounds sweeps(
            Settings settings, RunReader runs, Namespaces namespaces, Stores stores, Clock clock, Meters meters) {
        SweepPolicy terms = settings.sweep();
        if (terms == null) {
            return null;
        }
        Sweeper sweeper = new Sweeper(terms, clock, meters::swept);
        return new SweepRounds(runs, namespaces, settings.installation(), stores, sweeper, meters::sweepRefused);
    }

    private static void configure(
            ConfigurationServiceOverrider overrider,
            Settings settings,
            KubernetesClient client,
            @Nullable Leadership leadership) {
        overrider
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withResourceCloner(new NoCopyCloner())
                .checkingCRDAndValidateLocalModel(false)
                .withReconciliationTerminationTimeout(LAST_LOOKS)
                .withConcurrentReconciliationThreads(settings.reconcilers());
        if (!settings.namespaces().isEmpty()) {
            // One of them may be gone, with the Role that let us look into it: the others go on.
            overrider.withStopOnInformerErrorDuringStartup(false).withCacheSyncTimeout(FIRST_LISTS);
        }
        if (leadership != null) {
            overrider
                    .withLeaderElectionConfiguration(leadership.configuration())
                    .withInformerStoppedHandler((informer, why) -> leadership.deaf(why));
        }
    }

    /**
     * A cloner that hands out the informers' objects as they are: reconciliations only read them, whatever changes is a
     * new object that is sent to the API server. A copy before each look would be written out as JSON and read back.
     */
    private static final class NoCopyCloner implements Cloner {
        @Override
        public <R extends HasMetadata> R clone(R resource) {
            return resource;
        }
    }

    private static void answered(AtomicReference<WSSSRunReconciler> reconciler, RunIdentity run) {
        WSSSRunReconciler there = reconciler.get();
        if (there != null) {
            there.answered(run);
        }
    }

    @Override
    public void close() {
        if (sweeps != null) {
            sweeps.close();
        }
        if (leadership != null) {
            leadership.stopping();
        }
        operator.stop();
        queries.close();
        threads.close();
        events.close();
        if (leadership != null) {
            leadership.giveBack();
        }
    }
}
