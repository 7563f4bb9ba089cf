package dev.wsss.operator.desired;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/**
 * Identity of a run.
 *
 * @param namespace it lives in
 * @param name it has there
 * @param uid distinguishes it from an earlier run of the same name
 */
public record RunIdentity(String namespace, String name, String uid) {
    /** Returns the identity of a resource. */
    public static RunIdentity of(WSSSRun run) {
        return new RunIdentity(
                run.getMetadata().getNamespace(),
                run.getMetadata().getName(),
                run.getMetadata().getUid());
    }

    /** Returns the reference by which everything of a run goes when the run goes. */
    public OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion(WSSSRun.GROUP + "/" + WSSSRun.VERSION)
                .withKind("WSSSRun")
                .withName(name)
                .withUid(uid)
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
