package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Lookup;
import dev.wsss.pipeline.artifact.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Forecast of a run: a function of the pipeline and of what the store answers.
 *
 * @param lines one for each step, in the pipeline's order
 */
public record Plan(List<Line> lines) {
    public Plan {
        lines = List.copyOf(lines);
    }

    /** One step and what would happen with it. */
    public record Line(Step step, Decision decision) {
        /** Returns the line for people. */
        public String text() {
            return step.name() + ": " + decision.text();
        }
    }

    /** Forecast for one step. */
    public sealed interface Decision {
        /** A step that would run: its key is known, and no verified result is published under it. */
        record Run(StepKey key, String why) implements Decision {
            @Override
            public String text() {
                return "run (" + why + ")";
            }
        }

        /** A cache hit. */
        record Cached(StepKey key, Published output) implements Decision {
            @Override
            public String text() {
                return "cached (" + output.digest().brief() + ")";
            }
        }

        /** Unknown until these steps have run and these {@code given} fields are imported; equal inputs can still make it a hit. */
        record DependsOn(List<String> inputs) implements Decision {
            @Override
            public String text() {
                return "depends on " + String.join(", ", inputs);
            }
        }

        /** A step that is needed, is not published, and may not run. */
        record Missing(String why) implements Decision {
            @Override
            public String text() {
                return "missing (" + why + "); run without --only, or run this step first";
            }
        }

        /** Returns the decision in words. */
        String text();
    }

    /** Facts outside of the pipeline; looked up at most once for each step and given artifact. */
    public interface PlanInputs {
        /** Returns the digest of a user's own input; absent: a run has to import it first. */
        Optional<ArtifactDigest> given(Artifact artifact);

        /** Returns what is published under a key. */
        Lookup find(Step step, StepKey key);

        /** Returns the key that the step of this name had when it last ran for this run. */
        Optional<StepKey> lastKey(Step step);
    }

    /** Decides on every step. */
    public static Plan of(Selection selection, long seed, NumericMode numeric, PlanInputs answers) {
        Pipeline pipeline = selection.pipeline();
        Map<Artifact, ArtifactDigest> known = new HashMap<>();
        pipeline.given().forEach(each -> answers.given(each).ifPresent(digest -> known.put(each, digest)));
        List<Line> lines = new ArrayList<>();
        for (Step step : pipeline.steps()) {
            Decision decision = decide(selection, step, known, seed, numeric, answers);
            if (decision instanceof Decision.Cached cached) {
                known.put(step.writes(), cached.output().digest());
            }
            lines.add(new Line(step, decision));
        }
        return new Plan(lines);
    }

    private static Decision decide(
            Selection selection,
            Step step,
            Map<Artifact, ArtifactDigest> known,
            long seed,
            NumericMode numeric,
            PlanInputs answers) {
        List<String> unknown = step.reads().stream()
                .filter(each -> !known.containsKey(each))
                .map(each -> selection.pipeline().writer(each).map(Step::name).orElse("given." + each.name()))
                .toList();
        if (!unknown.isEmpty()) {
            return new Decision.DependsOn(unknown);
        }
        StepKey key = StepKey.of(step, known, seed, numeric);
        if (!step.task().isCached()) {
            return new Decision.Run(key, "always rebuilt");
        }
        return switch (answers.find(step, key)) {
            case Lookup.Hit hit -> new Decision.Cached(key, hit.artifact());
            case Lookup.Miss miss -> {
                String why = whyMiss(key, miss.why(), answers.lastKey(step));
                yield selection.mayRun(step) ? new Decision.Run(key, why) : new Decision.Missing(why);
            }
        };
    }

    /**
     * Returns the reason why nothing is published under a key, in the words of the manifest where an earlier key is
     * known.
     */
    public static String whyMiss(StepKey key, String miss, Optional<StepKey> last) {
        List<String> changes = last.map(key::changesSince).orElse(List.of());
        if (last.isEmpty() || changes.isEmpty()) {
            return miss;
        }
        return String.join("; ", changes);
    }

    /** Returns the plan for people, a line for each step. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns whether a requested step cannot run. */
    public boolean isPossible() {
        return lines.stream().noneMatch(line -> line.decision() instanceof Decision.Missing);
    }
}
