package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.status.RunState;
import dev.wsss.operator.sweep.Claim;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claims of runs on their stores: everything until they have succeeded, since they may go on from there, and after that what
 * their {@code retention.keep} names.
 */
final class Claims {
    private Claims() {}

    /**
     * Returns what a run holds.
     *
     * @param spec of the run; absent where it cannot be read, so that all of it stays
     */
    static Claim of(WSSSRun run, @Nullable RunSpec spec) {
        WSSSRunStatus status = Objects.requireNonNullElse(run.getStatus(), WSSSRunStatus.NONE);
        Set<String> kept = spec != null && RunState.SUCCEEDED.title().equals(status.state()) ? kept(spec) : null;
        List<String> parts = new ArrayList<>();
        for (StepStatus step : status.steps()) {
            OutputStatus output = step.output();
            if (output != null && (kept == null || kept.contains(step.name()))) {
                parts.addAll(output.keys());
            }
        }
        return new Claim(run.getMetadata().getUid(), kept == null, parts);
    }

    /** Returns the run's own artifacts that other runs refer to. */
    static Set<String> shared(WSSSRun run, Stream<WSSSRun> namespace) {
        String uid = run.getMetadata().getUid();
        return namespace
                .filter(other -> !other.getMetadata().getUid().equals(uid))
                .map(other -> Objects.requireNonNullElse(other.getStatus(), WSSSRunStatus.NONE))
                .flatMap(status -> status.steps().stream())
                .flatMap(step -> Optional.ofNullable(step.output()).stream())
                .flatMap(output -> output.keys().stream())
                .filter(key -> key.startsWith(uid + "/"))
                .collect(Collectors.toSet());
    }

    /** Names of the steps whose output stays. */
    private static Set<String> kept(RunSpec spec) {
        return Pipeline.of(spec).steps().stream()
                .filter(step ->
                        spec.retention().keep().contains(step.writes().kind().id()))
                .map(Step::name)
                .collect(Collectors.toSet());
    }
}
