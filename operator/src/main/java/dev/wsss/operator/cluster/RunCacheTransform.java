package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.decide.FinishedRuns;

/**
 * A transform of cached runs, without the fields that the operator does not read: ten thousand runs fit into memory.
 */
public final class RunCacheTransform {
    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private RunCacheTransform() {}

    /** Returns a run without kubectl's copy of itself; a settled one as {@link FinishedRuns} trims it. */
    public static WSSSRun run(WSSSRun run) {
        if (FinishedRuns.is(run)) {
            FinishedRuns.trim(run);
        } else if (run.getMetadata().getAnnotations() != null) {
            run.getMetadata().getAnnotations().remove(APPLIED);
        }
        return run;
    }
}
