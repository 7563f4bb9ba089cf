package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Leaves out of what informers keep whatever nobody here reads, so that ten thousand runs fit into memory. */
final class Slim {
    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private Slim() {}

    /** Any resource without who wrote which field of it. */
    static <R extends HasMetadata> R of(R resource) {
        resource.getMetadata().setManagedFields(null);
        return resource;
    }

    /** A run, without the copy of itself that kubectl keeps in it; of a settled one what {@link Settled} leaves. */
    static WSSSRun run(WSSSRun run) {
        of(run);
        if (Settled.is(run)) {
            Settled.trim(run);
        } else if (run.getMetadata().getAnnotations() != null) {
            run.getMetadata().getAnnotations().remove(APPLIED);
        }
        return run;
    }
}
