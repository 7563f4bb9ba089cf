package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.tree.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run, in an order that respects what each reads.
 *
 * @param steps the edges between them follow from what they read and write
 */
public record Pipeline(List<Step> steps) {
    public Pipeline {
        steps = List.copyOf(steps);
        Set<String> names = new HashSet<>();
        Map<String, Step> writers = new HashMap<>();
        for (Step step : steps) {
            for (Artifact read : step.reads()) {
                if (!read.isGiven() && !writers.containsKey(read.name())) {
                    throw new IllegalArgumentException(
                            "steps: " + step.name() + " reads " + read.name() + ", which no step before it writes");
                }
            }
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("steps: " + step.name() + " is there twice");
            }
            Step other = writers.put(step.writes().name(), step);
            if (other != null) {
                throw new IllegalArgumentException("steps: " + other.name() + " and " + step.name() + " both write "
                        + step.writes().name());
            }
        }
    }

    /** Declares the steps of a run. */
    public static Pipeline of(RunSpec spec) {
        PipelineBuilder run = new PipelineBuilder(spec);
        String source = spec.dataset().location();
        Artifact weights = given("initial-weights", ArtifactKind.INITIAL_WEIGHTS, spec.initialWeights());
        Artifact dataset = run.step(Round.SHARED, Stage.PREPARE, given("pictures", ArtifactKind.PICTURES, source));
        Artifact truth = spec.dataset().scored()
                ? run.step(Round.SHARED, Stage.TRUTH, given("masks", ArtifactKind.MASKS, source))
                : null;

        Artifact classifier = run.step(Round.FIRST, Stage.TRAIN_CAM, dataset, weights);
        Artifact affinityBackbone = backbone(spec.stages().trainAffinity().backbone(), weights, classifier);
        Artifact masks = masks(run, Round.FIRST, dataset, truth, classifier, affinityBackbone);

        ContextDecoupling second = spec.contextDecoupling();
        if (second != null) {
            Artifact objects = run.step(Round.SHARED, Stage.MINE_OBJECTS, dataset, masks);
            Artifact start = second.init() == ContextDecoupling.Start.FIRST_ROUND ? classifier : weights;
            classifier = run.step(Round.DECOUPLED, Stage.TRAIN_CAM, dataset, objects, start);
            affinityBackbone = backbone(second.stages().trainAffinity().backbone(), weights, classifier);
            masks = masks(run, Round.DECOUPLED, dataset, truth, classifier, affinityBackbone);
        }
        return run.leadingTo(List.of(dataset, masks));
    }

    /** Adds the steps from a classifier to masks; the same in both rounds. */
    private static Artifact masks(
            PipelineBuilder run,
            Round round,
            Artifact dataset,
            @Nullable Artifact truth,
            Artifact classifier,
            @Nullable Artifact backbone) {
        Artifact cams = run.step(round, Stage.MAKE_CAM, dataset, classifier);
        run.score(round, Stage.EVAL_CAM, cams, truth);
        Artifact labels = run.step(round, Stage.AFFINITY_LABELS, dataset, cams);
        Artifact affinities = run.step(round, Stage.TRAIN_AFFINITY, dataset, labels, backbone);
        Artifact masks = run.step(round, Stage.MAKE_SEM_SEG, dataset, cams, affinities);
        run.score(round, Stage.EVAL_SEM_SEG, masks, truth);
        return masks;
    }

    private static @Nullable Artifact backbone(
            TrainAffinity.Backbone from, @Nullable Artifact initialWeights, Artifact classifier) {
        return switch (from) {
            case INITIAL_WEIGHTS -> initialWeights;
            case CAM_WEIGHTS -> classifier;
        };
    }

    private static @Nullable Artifact given(String name, ArtifactKind kind, @Nullable String location) {
        return location == null ? null : new Artifact(name, kind, location);
    }

    /** Returns the same pipeline with each step changed. */
    public Pipeline mapped(UnaryOperator<Step> change) {
        return new Pipeline(steps.stream().map(change).toList());
    }

    /** Returns the step of this name; an unknown one is a failure that suggests the nearest. */
    public Step step(String name) {
        return steps.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private Failure unknown(String name) {
        List<String> names = steps.stream().map(Step::name).toList();
        String near = Spelling.nearest(name, names);
        return new Failure(
                FailureClass.INVALID_CONFIG,
                "this run has no step '" + name + "'"
                        + (near == null ? "" : "; did you mean '" + near + "'?")
                        + " Its steps are: " + String.join(", ", names) + ".");
    }

    /** Returns the steps whose results can be found by key: all but the report. */
    public List<Step> cachedSteps() {
        return steps.stream().filter(each -> each.task().isCached()).toList();
    }

    /** Returns the step that makes an artifact; nothing for one that the user gave. */
    public Optional<Step> writer(Artifact artifact) {
        return steps.stream().filter(each -> each.writes().equals(artifact)).findFirst();
    }

    /** Returns the steps whose output a step reads. */
    public List<Step> before(Step step) {
        return step.reads().stream().flatMap(each -> writer(each).stream()).toList();
    }

    /** Returns the user's own inputs that some step reads, each once. */
    public List<Artifact> given() {
        return steps.stream()
                .flatMap(each -> each.reads().stream())
                .filter(Artifact::isGiven)
                .distinct()
                .toList();
    }

    /** Returns a step and everything that depends on it. */
    public Set<Step> cone(Step from) {
        Set<Step> cone = new LinkedHashSet<>(List.of(from));
        steps.stream()
                .filter(each -> before(each).stream().anyMatch(cone::contains))
                .forEach(cone::add);
        return cone;
    }

    /** Returns a step and everything that it depends on. */
    public Set<Step> ancestry(Step to) {
        Set<Step> ancestry = new HashSet<>(List.of(to));
        steps.reversed().stream().filter(ancestry::contains).forEach(each -> ancestry.addAll(before(each)));
        return ancestry;
    }
}
