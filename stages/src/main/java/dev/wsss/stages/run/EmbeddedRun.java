package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.ObjectCache;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Plan;
import dev.wsss.pipeline.graph.Progress;
import dev.wsss.pipeline.graph.ResultCache;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.graph.StepState;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.StageProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run in this process: step after step, each looked up in the cache first and published when it is complete. */
public final class EmbeddedRun {
    /** Of a step's inputs in a bucket, so much is copied to this machine at most. */
    private static final long COPIED_BYTES = 4L << 30;

    private final RunSettings settings;
    private final Processor processor;
    private final RunListener listener;
    private final CancellationToken cancellation;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Publication publication;
    private final ResultCache cache;
    private final LastKeys memory;
    private final GivenArtifacts given;
    private final Map<Artifact, OrderInput> known = new HashMap<>();
    private final RunResults results;

    /** Creates a run that has not begun; its networks compute on the given processor. */
    public EmbeddedRun(
            RunSettings settings,
            Processor processor,
            RunListener listener,
            CancellationToken cancellation,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.processor = processor;
        this.listener = listener;
        this.cancellation = cancellation;
        this.clock = clock;
        this.meters = meters;
        this.publication = new Publication(settings.store());
        this.cache = cache(settings);
        this.memory = new LastKeys(settings.store(), settings.name());
        this.given = new GivenArtifacts(settings, cancellation, listener::say);
        this.results = new RunResults(settings);
    }

    /** Returns what would be done now. */
    public static Plan plan(RunSettings settings) throws IOException {
        LastKeys memory = new LastKeys(settings.store(), settings.name());
        try (GivenArtifacts given = new GivenArtifacts(settings, new CancellationToken(), unheard -> {})) {
            return Plan.of(
                    settings.selection(),
                    settings.spec().seed(),
                    settings.numeric(),
                    new PlanInputs(cache(settings), memory, given));
        }
    }

    private static ResultCache cache(RunSettings settings) {
        return new ResultCache(
                new Publication(settings.store()), settings.spec().cache(), settings.name());
    }

    /** Executes every selected step; results that are published already are taken from the cache. */
    public RunResults run() throws IOException {
        try (given) {
            return execute();
        }
    }

    private RunResults execute() throws IOException {
        Pipeline pipeline = settings.selection().pipeline();
        Map<String, StepState> states = new HashMap<>();
        pipeline.given().forEach(each -> known.put(each, given.input(each)));
        for (Progress progress = new Progress(pipeline, states);
                !progress.isComplete();
                progress = new Progress(pipeline, states)) {
            Step step = progress.startable().getFirst();
            RunListener.StepLine line = new RunListener.StepLine(
                    step.name(), states.size() + 1, pipeline.steps().size());
            // The report shows what this run has done, so it is rendered when everything else is there.
            if (step.task().isCached()) {
                Published output = execute(step, line);
                known.put(step.writes(), OrderInput.stored(step.writes(), output.location()));
            }
            states.put(step.name(), StepState.SUCCEEDED);
        }
        return results;
    }

    private Published execute(Step step, RunListener.StepLine line) throws IOException {
        cancellation.check();
        StepKey key = StepKey.of(step, digests(step), settings.spec().seed(), settings.numeric());
        if (cache.find(step.task(), key) instanceof Lookup.Hit hit) {
            return taken(step, key, line, hit.artifact());
        }
        if (!settings.selection().mayRun(step)) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "step " + step.name() + " is needed and not published; run without --only, or run it first");
        }
        StageProgress progress = new StepMeters(meters, step.task(), step.name(), clock, listener.started(line));
        String name = "locks/" + step.task().id() + "/" + cache.published(key).hex();
        try (KeyLock lock = cancellation.runCancellably(() -> settings.store().lock(name, progress::say))) {
            // The former holder of the lock may have published this result.
            if (cache.find(step.task(), key) instanceof Lookup.Hit hit) {
                return taken(step, key, line, hit.artifact());
            }
            memory.remember(step.name(), key);
            return execute(step, cache.published(key), lock, line, progress);
        }
    }

    private Published taken(Step step, StepKey key, RunListener.StepLine line, Published output) {
        memory.remember(step.name(), key);
        // A process that was killed right after it had published could not do this any more.
        if (step.task().trains()) {
            String published = cache.published(key).hex();
            new Checkpoints(settings.store(), Checkpoints.prefix(step.task().id(), published)).clear();
        }
        listener.cached(line);
        results.cached(step, output);
        return output;
    }

    private Published execute(Step step, StepKey key, KeyLock lock, RunListener.StepLine line, StageProgress progress)
            throws IOException {
        Instant started = clock.instant();
        String stage = step.task().id();
        int attempt = publication.nextAttempt(stage, key.hex());
        Order order = new Order(
                settings.name(),
                step.name(),
                step.task(),
                step.round(),
                step.parameters(),
                key.hex(),
                attempt,
                step.reads().stream().map(this::input).toList(),
                settings.spec().seed(),
                settings.numeric(),
                null,
                Publication.attemptPrefix(stage, key.hex(), attempt)
                        + settings.store().fence(),
                Checkpoints.prefix(stage, key.hex()),
                List.of(),
                settings.workers(),
                null,
                null);
        try (ObjectCache copies = ObjectCache.of(settings.store(), COPIED_BYTES)) {
            new StepRun(settings.store(), copies, cancellation, clock, processor, settings.workers())
                    .execute(order, Assignment.whole(order, settings.store()), given.sources(step, progress), progress)
                    .finish();
        }
        Published output = publication.publish(stage, key.hex(), order.output());
        // A run whose lease may have expired leaves alone what may belong to another.
        if (lock.isExclusive()) {
            new Checkpoints(settings.store(), order.checkpoints()).clear();
            publication.clearOthers(stage, key.hex(), attempt);
        }
        results.executed(step, output);
        listener.finished(line, Duration.between(started, clock.instant()));
        return output;
    }

    private OrderInput input(Artifact artifact) {
        OrderInput input = known.get(artifact);
        if (input == null) {
            throw new IllegalStateException(artifact.name() + " is read before it is known");
        }
        return input;
    }

    private Map<Artifact, ArtifactDigest> digests(Step step) {
        Map<Artifact, ArtifactDigest> digests = new HashMap<>();
        step.reads().forEach(each -> digests.put(each, input(each).digest()));
        return digests;
    }
}
