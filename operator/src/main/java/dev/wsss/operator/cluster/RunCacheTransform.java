package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.decide.FinishedRuns;

/** Leaves out of the runs that are kept whatever nobody here reads, so that ten thousand fit into memory. */
public final class RunCacheTransform {
    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private RunCacheTransform() {}

    /** A run, without the copy of itself that kubectl keeps in it; of a settled one what {@link FinishedRuns} leaves. */
    public static WSSSRun run(WSSSRun run) {
        if (FinishedRuns.is(run)) {
            FinishedRuns.trim(run);
        } else if (run.getMetadata().getAnnotations() != null) {
            run.getMetadata().getAnnotations().remove(APPLIED);
        }
        return run;
    }
}
