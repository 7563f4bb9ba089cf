package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.decide.Action;
import dev.wsss.operator.decide.JobRefusal;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.SafeText;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The API server, through Fabric8. */
public final class ApiCluster implements Cluster {
    /** Holds runs whose artifacts go with them. */
    public static final String FINALIZER = "wsss.dev/artifacts";

    private static final String MANAGER = "wsss-operator";

    /** Status codes that the same request gets until the run, its profile or the cluster changes. */
    private static final Set<Integer> REFUSALS = Set.of(
            HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_FORBIDDEN,
            HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
            422);

    private static final int WORDS = 700;

    /** The API server refuses an Event whose time has more or fewer digits. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final int DIGITS = 16;

    private final KubernetesClient client;
    private final Clock clock;
    private final Consumer<Event> events;

    /** Posts Events itself; for one process after the other in tests. */
    public ApiCluster(KubernetesClient client, Clock clock) {
        this(client, clock, new EventWriter(client, clock));
    }

    /**
     * Talks to the API server.
     *
     * @param events takes Events, and must neither block nor fail
     */
    public ApiCluster(KubernetesClient client, Clock clock, Consumer<Event> events) {
        this.client = client;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<WSSSRun> writeStatus(WSSSRun run, WSSSRunStatus status) {
        WSSSRun applied = new WSSSRun();
        // With the version that was read, a leader that was deposed meanwhile cannot turn counters back.
        applied.setMetadata(new ObjectMetaBuilder()
                .withNamespace(run.getMetadata().getNamespace())
                .withName(run.getMetadata().getName())
                .withResourceVersion(run.getMetadata().getResourceVersion())
                .build());
        applied.setSpec(null);
        applied.setStatus(status);
        try {
            return Optional.of(client.resource(applied)
                    .subresource("status")
                    .patch(new PatchContext.Builder()
                            .withPatchType(PatchType.SERVER_SIDE_APPLY)
                            .withFieldManager(MANAGER)
                            .withForce(true)
                            .build()));
        } catch (KubernetesClientException refused) {
            if (isConflict(refused) || isGone(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public JobCreation create(WSSSRun run, Job job) {
        String name = job.getMetadata().getName();
        try {
            return new JobCreation.There(client.resource(job).create());
        } catch (KubernetesClientException refused) {
            if (REFUSALS.contains(refused.getCode())) {
                return refused(
                        JobRefusal.Why.REFUSED,
                        "The API server refuses the Job " + name + ": "
                                + SafeText.of(words(refused), WORDS)
                                + "; change the run or its profile, or ask the cluster's administrator. It is retried "
                                + "every minute.");
            }
            if (!isConflict(refused)) {
                throw refused;
            }
            Job there = client.resource(job).get();
            if (there == null) {
                return new JobCreation.Gone();
            }
            return belongs(there, run)
                    ? new JobCreation.There(there)
                    : refused(
                            JobRefusal.Why.NAME_TAKEN,
                            "A Job named " + name
                                    + " exists already and belongs to another owner; delete it, and this run goes on.");
        }
    }

    private JobCreation refused(JobRefusal.Why why, String sentence) {
        return new JobCreation.Refused(new JobRefusal(why, sentence, clock.instant()));
    }

    /** Returns the server's own message, without the client's about the request. */
    static String words(KubernetesClientException refused) {
        return refused.getStatus() == null || refused.getStatus().getMessage() == null
                ? String.valueOf(refused.getMessage())
                : refused.getStatus().getMessage();
    }

    private static boolean belongs(Job job, WSSSRun run) {
        return job.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(OwnerReference::getUid)
                .anyMatch(uid -> uid.equals(run.getMetadata().getUid()));
    }

    @Override
    public void delete(String namespace, String name) {
        try {
            // In the background the Job would vanish while its pods run on.
            client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(namespace)
                    .withName(name)
                    .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                    .delete();
        } catch (KubernetesClientException refused) {
            if (!isGone(refused) && !isConflict(refused)) {
                throw refused;
            }
        }
    }

    /**
     * Records an Event whose name follows from its occasion, so that a second or restarted operator records nothing
     * twice.
     */
    @Override
    public void recordEvent(WSSSRun run, Action.RecordEvent event) {
        ObjectMeta about = run.getMetadata();
        String occasion = about.getUid() + "/" + event.reason() + "/" + event.occasion();
        events.accept(new EventBuilder()
                .withNewMetadata()
                .withNamespace(about.getNamespace())
                .withName(about.getName() + "."
                        + Sha256.of(occasion.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS))
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(run.getApiVersion())
                .withKind(run.getKind())
                .withNamespace(about.getNamespace())
                .withName(about.getName())
                .withUid(about.getUid())
                .endInvolvedObject()
                .withType(event.weight() == Action.Weight.WARNING ? "Warning" : "Normal")
                .withReason(event.reason())
                .withMessage(event.message())
                .withAction("Reconcile")
                .withReportingComponent(MANAGER)
                .withReportingInstance(MANAGER)
                .withEventTime(new MicroTime(MICROSECONDS.format(clock.instant())))
                .build());
    }

    @Override
    public void addFinalizer(WSSSRun run) {
        finalizers(run, List.of(FINALIZER));
    }

    @Override
    public void removeFinalizer(WSSSRun run) {
        finalizers(run, List.of());
    }

    /** Applies our finalizer by server-side apply, so that those of others stay. */
    private void finalizers(WSSSRun run, List<String> ours) {
        WSSSRun applied = new WSSSRun();
        applied.setMetadata(new ObjectMetaBuilder()
                .withNamespace(run.getMetadata().getNamespace())
                .withName(run.getMetadata().getName())
                .withUid(run.getMetadata().getUid())
                .withFinalizers(ours)
                .build());
        applied.setSpec(null);
        applied.setStatus(null);
        try {
            client.resource(applied)
                    .patch(new PatchContext.Builder()
                            .withPatchType(PatchType.SERVER_SIDE_APPLY)
                            .withFieldManager(MANAGER + "-finalizer")
                            .withForce(true)
                            .build());
        } catch (KubernetesClientException refused) {
            if (!isGone(refused)) {
                throw refused;
            }
        }
    }

    @Override
    public void deleteRun(WSSSRun run) {
        try {
            // A run of the same name that was made meanwhile, or one that was edited, is another decision.
            client.resource(run)
                    .lockResourceVersion(run.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException refused) {
            if (!isGone(refused) && !isConflict(refused)) {
                throw refused;
            }
        }
    }

    private static boolean isConflict(KubernetesClientException refused) {
        return refused.getCode() == HttpURLConnection.HTTP_CONFLICT;
    }

    private static boolean isGone(KubernetesClientException refused) {
        return refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }
}
