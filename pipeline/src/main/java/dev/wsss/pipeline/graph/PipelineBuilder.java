package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Report;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.ids.Task;
import dev.wsss.pipeline.manifest.RunSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of a run under construction; steps that are not needed are left out at the end. */
final class PipelineBuilder {
    private final RunSpec spec;
    private final List<Step> steps = new ArrayList<>();

    PipelineBuilder(RunSpec spec) {
        this.spec = spec;
    }

    /** Adds a step and returns what it makes, or the user's own input in its place; absent reads are left out. */
    Artifact step(Round round, Task task, @Nullable Artifact... reads) {
        return step(round, task, task.writes().id(), reads);
    }

    /** Adds the score of something, if there is truth to hold it against. */
    void score(Round round, Stage stage, Artifact scored, @Nullable Artifact truth) {
        if (truth != null) {
            step(round, stage, stage.id().replace("eval-", "") + "-scores", scored, truth);
        }
    }

    private Artifact step(Round round, Task task, String artifact, @Nullable Artifact... reads) {
        String name = round.name(artifact);
        String given = spec.given().get(name);
        if (given != null) {
            return new Artifact(name, task.writes(), given);
        }
        Artifact made = Artifact.made(name, task.writes());
        List<Artifact> present = Stream.of(reads).flatMap(Stream::ofNullable).toList();
        StepParameters parameters = StepParameters.of(spec, task, round);
        steps.add(new Step(round.name(task.id()), task, round, parameters, present, made, ""));
        return made;
    }

    /**
     * Returns the pipeline that leads to these artifacts, scores what can be scored on the way, and ends with the
     * report.
     */
    Pipeline leadingTo(List<Artifact> goals) {
        Set<Artifact> needed = neededFor(goals);
        Set<Artifact> atHand = new LinkedHashSet<>(needed);
        steps.forEach(step -> step.reads().stream().filter(Artifact::isGiven).forEach(atHand::add));
        List<Artifact> shown = new ArrayList<>(goals);
        for (Step step : steps) {
            if (step.writes().kind() == ArtifactKind.SCORES && atHand.containsAll(made(step.reads()))) {
                shown.add(step.writes());
            }
        }
        Set<Artifact> all = neededFor(shown);
        steps.removeIf(step -> !all.contains(step.writes()));
        step(
                Round.SHARED,
                Report.REPORT,
                all.stream()
                        .filter(each ->
                                !each.isGiven() && Report.REPORT.canRead().contains(each.kind()))
                        .toArray(Artifact[]::new));
        return new Pipeline(steps);
    }

    private static List<Artifact> made(List<Artifact> reads) {
        return reads.stream().filter(each -> each.kind() != ArtifactKind.TRUTH).toList();
    }

    /** Returns the goals and everything that has to be there before them, in the order of the steps. */
    private Set<Artifact> neededFor(List<Artifact> goals) {
        Set<Artifact> needed = new LinkedHashSet<>(goals);
        for (Step step : steps.reversed()) {
            if (needed.contains(step.writes())) {
                needed.addAll(step.reads());
            }
        }
        return needed.stream()
                .sorted(Comparator.comparingInt(this::place))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int place(Artifact artifact) {
        for (int at = 0; at < steps.size(); at++) {
            if (steps.get(at).writes().equals(artifact)) {
                return at;
            }
        }
        return -1;
    }
}
