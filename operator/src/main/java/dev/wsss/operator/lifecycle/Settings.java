package dev.wsss.operator.lifecycle;

import dev.wsss.operator.profile.Profiles;
import dev.wsss.operator.spec.Installation;
import dev.wsss.operator.sweep.SweepPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an operator.
 *
 * @param namespaces whose runs it executes; empty: those of the whole cluster
 * @param lease by which several replicas elect the one that acts; absent: it is alone
 * @param installation what it allows
 * @param profiles what pods look like
 * @param reconcilers runs that are reconciled at once
 * @param storeWorkers queries to one bucket at once
 * @param sweep how long things stay in stores that nothing refers to; absent: for good
 */
public record Settings(
        Set<String> namespaces,
        @Nullable Lease lease,
        Installation installation,
        Profiles profiles,
        int reconcilers,
        int storeWorkers,
        @Nullable SweepPolicy sweep) {
    public Settings {
        namespaces = Set.copyOf(namespaces);
    }

    /**
     * A lease of the API server.
     *
     * @param namespace it lies in
     * @param name of it
     * @param identity of this process
     * @param whenLost what happens when another process has it, or when the API server forbids to watch: in production the process
     *     ends, which is started again to stand by, so that nothing of what it knew can be wrong then
     */
    public record Lease(String namespace, String name, String identity, Runnable whenLost) {}
}
