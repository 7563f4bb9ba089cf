package dev.wsss.operator.crash;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.ApiCluster;
import dev.wsss.operator.cluster.DecisionExecutor;
import dev.wsss.operator.decide.Decider;
import dev.wsss.operator.lifecycle.Reconciliation;
import dev.wsss.operator.observed.Observed;
import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.operator.played.Unchanging;
import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.spec.ProfileLookup;
import dev.wsss.operator.store.BucketQueues;
import dev.wsss.operator.store.StoreQueries;
import dev.wsss.operator.store.Stores;
import dev.wsss.operator.store.Timer;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** One run under an operator that dies once and is started again, without any of its memory. */
final class KilledRun {
    /** A cache without content, so that each reconciliation reads from the API server. */
    private static final DecisionExecutor.Echo FORGETFUL = new DecisionExecutor.Echo() {
        @Override
        public void written(WSSSRun run) {}

        @Override
        public void made(Job job) {}
    };

    private static final int LOOKS = 300;
    private static final int BLOCKS = 3;

    private final KubernetesClient client;
    private final Store store;
    private final JobController controller;
    private final Set<String> jobs = new TreeSet<>();
    private Fuse fuse;
    private Reconciliation life;

    KilledRun(KubernetesClient client, Path folder, Fuse first) {
        this.client = client;
        this.store = new DirectoryStore(folder);
        this.controller = new JobController(client, new PlayedStage(store, BLOCKS));
        this.fuse = first;
        this.life = born(first);
    }

    /** The outcome. */
    record Ending(SequencedMap<String, String> digests, Set<String> jobs, List<String> events, List<String> requests) {}

    private Reconciliation born(Fuse with) {
        Timer never = (pause, work) -> () -> {};
        StoreQueries queries =
                new StoreQueries(new BucketQueues(1, Runnable::run, never), never, Clock.systemUTC(), run -> {});
        return new Reconciliation(
                new Decider(new Installation(List.of(), List.of("wsss-store"), List.of())),
                new FusedCluster(new ApiCluster(client, Clock.systemUTC()), with),
                queries,
                (run, place) ->
                        () -> new Stores.Opened(new FusedStore(store, with), new Unchanging(), (stage, bytes) -> {}),
                Clock.systemUTC(),
                Reconciliation.Observer.NONE);
    }

    /** Executes the run to its end. */
    Ending lived(String run) {
        Profiles profiles = Profiles.installed(JsonNodeFactory.instance.objectNode());
        for (int look = 0; look < LOOKS; look++) {
            WSSSRun present = client.resources(WSSSRun.class).withName(run).get();
            if (present.getStatus() != null && present.getStatus().times().finished() != null && !anyJobLeft()) {
                return ending(present);
            }
            List<Job> seen = client.batch().v1().jobs().list().getItems();
            seen.forEach(job -> jobs.add(job.getMetadata().getName()));
            try {
                Optional<Duration> _ = life.reconcile(
                        present,
                        new Reconciliation.Surroundings(
                                Observed.of(seen, client.pods().list().getItems(), Map.of()),
                                name -> new ProfileLookup.Found(
                                        profiles.builtIn(), JsonNodeFactory.instance.objectNode()),
                                false,
                                Set.of(),
                                FORGETFUL));
            } catch (Fuse.Killed killed) {
                // The fuse records it.
            }
            if (fuse.isBlown()) {
                fuse = new Fuse(-1, Fuse.Side.BEFORE);
                life = born(fuse);
            }
            controller.play();
        }
        throw new AssertionError("the run does not come to an end: "
                + client.resources(WSSSRun.class).withName(run).get().getStatus());
    }

    /** Returns Events of a run, without the names and times in which executions differ. */
    private List<String> events(WSSSRun run) {
        return client.v1().events().list().getItems().stream()
                .filter(event -> run.getMetadata()
                        .getUid()
                        .equals(event.getInvolvedObject().getUid()))
                .map(event -> event.getReason() + ": " + event.getMessage().replaceAll(" as Job .*| at .*", ""))
                .sorted()
                .toList();
    }

    private boolean anyJobLeft() {
        return !client.batch().v1().jobs().list().getItems().isEmpty();
    }

    private Ending ending(WSSSRun run) {
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        for (StepStatus step : Objects.requireNonNull(run.getStatus()).steps()) {
            digests.put(
                    step.name(),
                    step.state() + " "
                            + (step.output() == null ? "" : step.output().digest()));
        }
        return new Ending(digests, jobs, events(run), fuse.requests());
    }
}
