package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.WSSSProfile;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.EventLookup;
import dev.wsss.operator.cluster.Namespaces;
import dev.wsss.operator.cluster.RunReader;
import dev.wsss.operator.decide.FinishedRuns;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.metrics.StepGapTimer;
import dev.wsss.operator.observed.Labels;
import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.ProfileCache;
import dev.wsss.operator.spec.ProfileLookup;
import dev.wsss.operator.store.Timer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reconciler that the operator SDK calls whenever something about a run has changed: gathers its input and reconciles
 * it.
 *
 * <p>Every event counts, that of its deletion too: there is no finalizer but ours, and that only where the run's
 * retention needs it.
 */
@ControllerConfiguration(name = "wsssrun", generationAwareEventProcessing = false, triggerReconcilerOnAllEvents = true)
public final class WSSSRunReconciler implements Reconciler<WSSSRun> {
    private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

    private final Reconciliation reconciliation;
    private final ProfileCache profiles;
    private final EventLookup obstacles;
    private final Namespaces namespaces;
    private final RunReader registered;
    private final Meters meters;
    private final StepGapTimer gaps;
    private final AtomicReference<@Nullable IndexedResourceCache<WSSSRun>> cache = new AtomicReference<>();
    private final AtomicReference<@Nullable ControllerEventSource<WSSSRun>> source = new AtomicReference<>();
    private final Recreated recreated;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();
    private final SimpleInboundEventSource<WSSSRun> answers = new SimpleInboundEventSource<>("store-answers");

    WSSSRunReconciler(
            Reconciliation reconciliation,
            Profiles profiles,
            EventLookup obstacles,
            Namespaces namespaces,
            RunReader registered,
            Meters meters,
            StepGapTimer gaps,
            Timer timer) {
        this.reconciliation = reconciliation;
        this.profiles = new ProfileCache(profiles);
        this.obstacles = obstacles;
        this.namespaces = namespaces;
        this.registered = registered;
        this.meters = meters;
        this.gaps = gaps;
        this.recreated = new Recreated(timer, this::cached, this::announce);
    }

    /** Reconciles a run again, since the store has answered. */
    void answered(RunIdentity run) {
        answers.propagateEvent(new ResourceID(run.name(), run.namespace()));
    }

    private Optional<WSSSRun> cached(ResourceID name) {
        IndexedResourceCache<WSSSRun> runs = cache.get();
        return runs == null ? Optional.empty() : runs.get(name);
    }

    private void announce(WSSSRun run) {
        ControllerEventSource<WSSSRun> controller = source.get();
        if (controller != null) {
            controller.eventReceived(ResourceAction.ADDED, run, null, null);
        }
    }

    /** Returns how long the oldest look that is under way has taken. */
    Duration oldestReconcile() {
        long now = System.nanoTime();
        return Duration.ofNanos(
                begun.values().stream().mapToLong(began -> now - began).max().orElse(0));
    }

    /** Returns every run in the caches. */
    List<WSSSRun> known() {
        IndexedResourceCache<WSSSRun> runs = cache.get();
        return runs == null ? List.of() : runs.list(run -> true).toList();
    }

    @Override
    public List<EventSource<?, WSSSRun>> prepareEventSources(EventSourceContext<WSSSRun> context) {
        cache.set(context.getPrimaryCache());
        InformerEventSource<Job, WSSSRun> jobs = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Job.class, WSSSRun.class)
                        .withLabelSelector(OURS)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(WSSSRun.class))
                        .withOnUpdateFilter(this::noted)
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
        InformerEventSource<Pod, WSSSRun> pods = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, WSSSRun.class)
                        .withLabelSelector(OURS)
                        .withSecondaryToPrimaryMapper(EventMapping::runOf)
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
        InformerEventSource<WSSSProfile, WSSSRun> named = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(WSSSProfile.class, WSSSRun.class)
                        .withSecondaryToPrimaryMapper(profile -> EventMapping.naming(profile, context))
                        .withPrimaryToSecondaryMapper((WSSSRun run) -> EventMapping.profileOf(run))
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
        return List.of(jobs, pods, named, answers);
    }

    /** Lets every update of a Job pass; the time from its end to the next Job is measured from this moment on. */
    private boolean noted(Job now, Job before) {
        String run = now.getMetadata().getLabels().get(Labels.RUN_UID);
        if (run != null && EventMapping.isComplete(now) && !EventMapping.isComplete(before)) {
            gaps.ended(run);
        }
        return true;
    }

    @Override
    public UpdateControl<WSSSRun> reconcile(WSSSRun run, Context<WSSSRun> context) {
        if (source.compareAndSet(null, context.eventSourceRetriever().getControllerEventSource())) {
            reconciliation.begin(known());
        }
        if (context.isPrimaryResourceDeleted()) {
            // Perhaps this is the next run of that name already.
            forget(recreated.deleted(ResourceID.fromResource(run)));
            return UpdateControl.noUpdate();
        }
        forget(recreated.lookedAt(run));
        long began = System.nanoTime();
        begun.put(Thread.currentThread(), began);
        String outcome = "error";
        try {
            UpdateControl<WSSSRun> control = reconcileRun(run, context);
            outcome = "done";
            return control;
        } finally {
            begun.remove(Thread.currentThread());
            meters.reconciled(outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void forget(@Nullable String uid) {
        if (uid != null) {
            reconciliation.forget(uid);
        }
    }

    private UpdateControl<WSSSRun> reconcileRun(WSSSRun known, Context<WSSSRun> context) {
        String uid = known.getMetadata().getUid();
        List<Job> jobs = ofRun(context.getSecondaryResources(Job.class), uid);
        if (!FinishedRuns.is(known)) {
            return reconcileRun(known, jobs, context);
        }
        reconciliation.passed(known);
        return jobs.stream().allMatch(HasMetadata::isMarkedForDeletion)
                ? UpdateControl.noUpdate()
                : registered
                        .reread(known)
                        .map(run -> reconcileRun(run, jobs, context))
                        .orElseGet(UpdateControl::noUpdate);
    }

    private UpdateControl<WSSSRun> reconcileRun(WSSSRun run, List<Job> jobs, Context<WSSSRun> context) {
        String uid = run.getMetadata().getUid();
        List<Pod> pods = ofRun(context.getSecondaryResources(Pod.class), uid);
        Optional<Duration> pause = reconciliation.reconcile(
                run,
                new Reconciliation.Surroundings(
                        Observed.of(jobs, pods, obstacles.of(jobs, pods)),
                        name -> profile(name, context),
                        run.isMarkedForDeletion()
                                && namespaces.isTerminating(run.getMetadata().getNamespace()),
                        run.isMarkedForDeletion()
                                ? Claims.shared(
                                        run,
                                        context.getPrimaryCache()
                                                .list(run.getMetadata().getNamespace(), _ -> true))
                                : Set.of(),
                        new CacheEcho(run, context)));
        UpdateControl<WSSSRun> control = UpdateControl.noUpdate();
        return pause.map(control::rescheduleAfter).orElse(control);
    }

    @Override
    public ErrorStatusUpdateControl<WSSSRun> updateErrorStatus(
            WSSSRun run, Context<WSSSRun> context, Exception thrown) {
        if (FinishedRuns.is(run)) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        try {
            reconciliation.failed(run, thrown);
        } catch (KubernetesClientException unreachable) {
            // The API server that cannot take the status is most likely what failed; the SDK looks again either way.
        }
        return ErrorStatusUpdateControl.noStatusUpdate();
    }

    /** Returns the resources of this run, without those of an earlier run of the same name. */
    private static <R extends HasMetadata> List<R> ofRun(Set<R> resources, String uid) {
        return resources.stream()
                .filter(each -> {
                    Map<String, String> labels = each.getMetadata().getLabels();
                    return labels != null && uid.equals(labels.get(Labels.RUN_UID));
                })
                .toList();
    }

    private ProfileLookup profile(@Nullable String name, Context<WSSSRun> context) {
        return name == null
                ? profiles.builtIn()
                : context.getSecondaryResourcesAsStream(WSSSProfile.class)
                        .filter(each -> each.getMetadata().getName().equals(name))
                        .findFirst()
                        .map(profiles::of)
                        .orElseGet(() -> new ProfileLookup.Missing(name));
    }
}
