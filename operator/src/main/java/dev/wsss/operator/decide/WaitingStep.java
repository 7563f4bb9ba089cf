package dev.wsss.operator.decide;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.profile.Amounts;
import dev.wsss.operator.profile.StageResources;
import dev.wsss.operator.query.CacheLookup;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.operator.status.StatusNote;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.graph.Accelerator;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.CacheKeys;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.graph.StepKey;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.SafeText;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step that waits: its key, what is known of it, and its first attempt. */
final class WaitingStep {
    private static final int WHY_BYTES = 512;

    /** Nothing wakes a run when another one is done. */
    private static final Duration CHECK = Duration.ofSeconds(5);

    private final RunView view;
    private final Acceptance.Accepted run;
    private final KnownInputs inputs;
    private final DecisionBuilder out;

    WaitingStep(RunView view, Acceptance.Accepted run, KnownInputs inputs, DecisionBuilder out) {
        this.view = view;
        this.run = run;
        this.inputs = inputs;
        this.out = out;
    }

    /** Returns the step's next status; the same when something it needs is not known yet. */
    StepStatus next(Step step, StepStatus before) {
        if (!inputs.arePublished(step)) {
            return before;
        }
        Optional<Map<Artifact, ArtifactDigest>> digests = inputs.digests(step);
        if (digests.isEmpty()) {
            return before;
        }
        StepStatus pinned =
                StepEdit.of(before).effective(pinned(step, before.effective())).done();
        StepKey plain = key(run.spec(), step, digests.get(), pinned.effective());
        CacheKeys keys = new CacheKeys(run.spec().cache(), view.id().uid());
        String key = keys.published(plain).hex();
        if (!step.task().isCached()) {
            return start(pinned, key, "always rebuilt");
        }
        Optional<String> other = view.others().computing(run.place().status(), key);
        if (other.isPresent()) {
            out.note(
                    StatusNote.Urgency.WAITS,
                    "SameResult",
                    "Waits for " + step.name() + " of run " + other.get() + ", which computes the same result.");
            out.wakeAt(view.now().plus(CHECK));
            return before;
        }
        OutputStatus earlier = before.output();
        if (earlier != null && key.equals(before.outputKey())) {
            Optional<CacheLookup> still = out.ask(
                    new StoreQuery.StillThere(step.task(), earlier.location()),
                    "whether the output of " + step.name() + " is still there");
            if (still.isEmpty()) {
                return before;
            }
            if (still.get() instanceof CacheLookup.Hit hit && stays(hit)) {
                return taken(pinned, key, hit, "its key is that of its own earlier output");
            }
        }
        Optional<CacheLookup> found = out.ask(
                new StoreQuery.Find(
                        step.name(),
                        step.task(),
                        keys.tried(plain).stream().map(StepKey::hex).toList(),
                        plain.document()),
                "for a result of " + step.name());
        if (found.isEmpty()) {
            return before;
        }
        return switch (found.get()) {
            case CacheLookup.Hit hit
            when stays(hit) -> taken(pinned, key, hit, "a result of this key was published before");
            case CacheLookup.Hit _ ->
                start(
                        pinned,
                        key,
                        "ignoring the published result: the run that made it is being deleted with its artifacts");
            case CacheLookup.Miss miss -> start(pinned, key, miss.why());
        };
    }

    /** Returns the key of a step whose inputs are known. */
    static StepKey key(RunSpec spec, Step step, Map<Artifact, ArtifactDigest> digests, EffectiveStatus effective) {
        return StepKey.of(step, digests, spec.seed(), numeric(spec, effective));
    }

    /** Returns what the networks of a step compute with. */
    static NumericMode numeric(RunSpec spec, EffectiveStatus effective) {
        return new NumericMode(
                spec.numeric().type(),
                Objects.requireNonNullElse(effective.threads(), 1),
                NumericMode.LIBTORCH,
                effective.accelerator());
    }

    /** Returns whether nothing of a result is about to be removed; what a run makes lies below its uid. */
    private boolean stays(CacheLookup.Hit hit) {
        return Stream.concat(
                        hit.location().parts().stream(),
                        Stream.of(hit.location().manifest()))
                .map(key -> key.substring(0, Math.max(0, key.indexOf('/'))))
                .noneMatch(view.others()::isLeaving);
    }

    private StepStatus start(StepStatus before, String key, String why) {
        return StepEdit.of(before)
                .keyed(key, new CacheStatus(CacheResult.MISS, SafeText.of(why, WHY_BYTES)))
                .starting(view.now())
                .done();
    }

    private StepStatus taken(StepStatus before, String key, CacheLookup.Hit hit, String why) {
        return StepEdit.of(before)
                .keyed(key, new CacheStatus(CacheResult.HIT, why))
                .succeeded(OutputStatus.of(hit.location()), hit.metrics(), view.now())
                .done();
    }

    private static long memory(StageResources resources, @Nullable Long remedied) {
        return remedied == null
                ? Amounts.bytes(resources.memory())
                : Math.min(remedied, Amounts.bytes(resources.maximumMemory()));
    }

    /** Returns what remedies have changed stays; everything else is as spec and profile say now. */
    private EffectiveStatus pinned(Step step, EffectiveStatus before) {
        StageResources resources = run.profile().resources().of(step.task());
        Integer threads = run.spec().numeric().threads();
        return new EffectiveStatus(
                run.profile().image(),
                threads == null ? Amounts.processors(resources.cpu()) : threads,
                step.task().runsNetwork() && run.profile().gpu().count() > 0 ? Accelerator.GPU : null,
                memory(resources, before.memory()),
                before.microBatch(),
                before.avoidNodes());
    }
}
