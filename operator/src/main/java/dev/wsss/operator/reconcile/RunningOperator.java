package dev.wsss.operator.reconcile;

import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Gaps;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.publish.StoreDesk;
import dev.wsss.operator.publish.StoreQueues;
import dev.wsss.operator.sweep.Sweeper;
import dev.wsss.operator.sweep.Terms;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
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
    private final StoreDesk desk;
    private final StoreThreads threads;
    private final @Nullable SweepRounds sweeps;
    private final @Nullable Leadership leadership;
    private final Health health;

    private RunningOperator(
            Operator operator,
            StoreDesk desk,
            StoreThreads threads,
            @Nullable SweepRounds sweeps,
            @Nullable Leadership leadership,
            Health health) {
        this.operator = operator;
        this.desk = desk;
        this.threads = threads;
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
            Settings settings, KubernetesClient client, Reconciliation.Stores stores, Clock clock, Meters meters) {
        Gaps gaps = new Gaps(System::nanoTime);
        Measured observer = new Measured(meters, gaps, clock);
        StoreThreads threads = new StoreThreads();
        StoreQueues queues = new StoreQueues(settings.storeWorkers(), threads.workers(), threads);
        Namespaces namespaces = new Namespaces(client);
        Registered registered = new Registered(client, settings.namespaces());
        AtomicReference<WSSSRunReconciler> reconciler = new AtomicReference<>();
        StoreDesk desk = new StoreDesk(queues, threads, clock, run -> told(reconciler, run));
        Reconciliation reconciliation = new Reconciliation(
                new Deciding(settings.installation()), new ApiCluster(client, clock), desk, stores, clock, observer);
        reconciler.set(new WSSSRunReconciler(
                reconciliation,
                settings.profiles(),
                new Obstacles(client, clock),
                namespaces,
                registered,
                meters,
                gaps,
                threads));
        SweepRounds sweeps = sweeps(settings, registered, namespaces, stores, clock, meters);
        Census census = new Census(reconciler.get()::known, clock);
        Runnable acts = () -> {
            gaps.count();
            census.shownBy(meters);
            meters.storeQueries("waiting", queues::waiting);
            meters.storeQueries("running", queues::running);
            meters.oldestStoreQuery(() -> desk.oldestUnanswered().toMillis() / 1e3);
            if (sweeps != null) {
                sweeps.begin();
            }
        };
        Leadership leadership = settings.lease() == null ? null : new Leadership(settings.lease(), client, acts);
        Operator operator = new Operator(overrider -> configure(overrider, settings, client, leadership));
        operator.register(reconciler.get(), configuration -> {
            configuration
                    .withItemStore(new TransformingItemStore<>(Slim::run))
                    .withInformerListLimit(PAGE)
                    .withOnUpdateFilter(new Changes())
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
        Health health = new Health(operator.getRuntimeInfo(), reconciler.get()::oldestLook, clock);
        return new RunningOperator(operator, desk, threads, sweeps, leadership, health);
    }

    private static @Nullable SweepRounds sweeps(
            Settings settings,
            Registered runs,
            Namespaces namespaces,
            Reconciliation.Stores stores,
            Clock clock,
            Meters meters) {
        Terms terms = settings.sweep();
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
                .withResourceCloner(new ReadOnly())
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

    private static void told(AtomicReference<WSSSRunReconciler> reconciler, RunIdentity run) {
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
        desk.close();
        threads.close();
        if (leadership != null) {
            leadership.giveBack();
        }
    }
}
