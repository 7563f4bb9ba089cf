package dev.wsss.operator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.status.RunState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finished runs, of which only leftover Jobs matter until an edit or a re-run.
 *
 * <p>Most runs are finished. The cache keeps only their metadata, generation and re-run token, final state, references
 * to artifacts, scores and data set. Decisions and writes need the whole run, which is read again for them.
 */
public final class FinishedRuns {
    private static final String RETENTION = "retention";

    /** The profile's name, below {@code execution}, is what informers find the profile of a run by. */
    private static final List<String> KEPT = List.of(RETENTION, "method", "dataset", "execution");

    private FinishedRuns() {}

    /** Returns whether a run is one, as the API server has it or as it is kept. */
    public static boolean is(WSSSRun run) {
        JsonNode spec = run.getSpec();
        WSSSRunStatus status = run.getStatus();
        return status != null
                && spec != null
                && isOver(status)
                && Objects.equals(status.observedGeneration(), run.getMetadata().getGeneration())
                && isHandled(rerun(run), status)
                && !run.isMarkedForDeletion()
                && !spec.has("managedBy")
                && !spec.path(RETENTION).hasNonNull("ttlSecondsAfterFinished");
    }

    private static boolean isOver(WSSSRunStatus status) {
        return status.times().finished() != null
                && (RunState.SUCCEEDED.title().equals(status.state())
                        || RunState.FAILED.title().equals(status.state()));
    }

    /** Returns whether a re-run was handled; one that was withdrawn afterwards needs nothing more. */
    private static boolean isHandled(@Nullable String wish, WSSSRunStatus status) {
        return wish == null || new Rerun(wish).remembered().equals(status.rerun());
    }

    private static @Nullable String rerun(WSSSRun run) {
        Map<String, String> annotations = run.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(WSSSRun.RERUN);
    }

    /** Leaves of a settled run what is kept. */
    public static void trim(WSSSRun run) {
        String rerun = rerun(run);
        run.getMetadata().setAnnotations(rerun == null ? null : Map.of(WSSSRun.RERUN, rerun));
        run.getMetadata().setLabels(null);
        if (run.getSpec() instanceof ObjectNode spec) {
            spec.retain(KEPT);
        }
        WSSSRunStatus status = run.getStatus();
        run.setStatus(new WSSSRunStatus(
                status.observedGeneration(),
                null,
                status.state(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                status.rerun(),
                new RunTimes(null, status.times().finished(), null, null),
                null,
                null,
                null,
                List.of(),
                status.steps().stream().map(FinishedRuns::result).toList()));
    }

    private static StepStatus result(StepStatus step) {
        return StepEdit.of(StepStatus.fresh(step.name())).resultOf(step).done();
    }
}
