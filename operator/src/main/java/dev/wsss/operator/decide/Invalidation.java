package dev.wsss.operator.decide;

import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.graph.CacheKeys;
import dev.wsss.pipeline.graph.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Effect of an edit of the spec on the steps: those whose key is another one now wait again, with all that depends on them;
 * those that failed get another chance.
 */
final class Invalidation {
    private final RunView view;
    private final Acceptance.Accepted run;
    private final KnownInputs inputs;

    Invalidation(RunView view, Acceptance.Accepted run, KnownInputs inputs) {
        this.view = view;
        this.run = run;
        this.inputs = inputs;
    }

    /** Returns the steps after the edit; empty while a query for the user's own files is pending. */
    Optional<SequencedMap<String, StepStatus>> edited() {
        SequencedMap<String, StepStatus> edited = new LinkedHashMap<>();
        Set<String> changed = new HashSet<>();
        for (Step step : run.pipeline().steps()) {
            StepStatus before = Objects.requireNonNull(inputs.steps().get(step.name()));
            boolean below = run.pipeline().before(step).stream().anyMatch(each -> changed.contains(each.name()));
            if (below || (before.key() != null && !inputs.arePublished(step))) {
                changed.add(step.name());
                edited.put(step.name(), again(before));
            } else if (before.key() == null) {
                edited.put(step.name(), before);
            } else {
                Optional<Map<Artifact, ArtifactDigest>> digests = inputs.digests(step);
                if (digests.isEmpty()) {
                    return Optional.empty();
                }
                boolean same = key(step, before, digests.get()).equals(before.key());
                if (!same) {
                    changed.add(step.name());
                }
                edited.put(step.name(), same && before.state() != StepPhase.FAILED ? before : again(before));
            }
        }
        return Optional.of(edited);
    }

    private static StepStatus again(StepStatus before) {
        return before.key() == null
                ? before
                : StepEdit.of(before).waiting().unburdened().done();
    }

    private String key(Step step, StepStatus before, Map<Artifact, ArtifactDigest> digests) {
        Integer threads = run.spec().numeric().threads();
        EffectiveStatus pinned = before.effective();
        // Without a number in the spec the one that the step started with stays: a profile's edit must not undo
        // finished work.
        EffectiveStatus now = new EffectiveStatus(
                pinned.image(),
                threads == null ? pinned.threads() : threads,
                pinned.accelerator(),
                pinned.memory(),
                pinned.microBatch(),
                pinned.avoidNodes());
        return new CacheKeys(run.spec().cache(), view.id().uid())
                .published(WaitingStep.key(run.spec(), step, digests, now))
                .hex();
    }
}
