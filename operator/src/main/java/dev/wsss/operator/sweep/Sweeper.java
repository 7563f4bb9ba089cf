package dev.wsss.operator.sweep;

import dev.wsss.pipeline.artifact.Removal;
import dev.wsss.pipeline.artifact.SweepOwner;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A sweep of a store: first the pointers, then what nothing has referred to for long enough.
 *
 * @param terms how long things stay
 * @param removed called with the bytes of each group that is gone
 */
public record Sweeper(SweepPolicy terms, Clock clock, LongConsumer removed) {
    /**
     * Sweeps the store of a namespace; whatever fails ends the sweep, and the next one goes on from there. A store that another
     * cluster sweeps is a failure of class InvalidConfig.
     *
     * @param cluster whose runs these are
     * @param claims of every run of the namespace, read before this is called
     */
    public void sweep(Store store, String cluster, Collection<Claim> claims) {
        own(store, cluster);
        SweepMarks before = SweepMarks.read(store);
        Sweep sweep = Sweep.of(Inventory.of(store), claims, before, terms, clock.instant());
        sweep.expired().forEach(store::delete);
        for (ObjectGroup group : sweep.unused()) {
            remove(store, group);
            removed.accept(group.bytes());
        }
        if (!sweep.marks().equals(before)) {
            sweep.marks().write(store);
        }
    }

    private static void own(Store store, String cluster) {
        Optional<SweepOwner> owner = SweepOwner.of(store);
        if (owner.isEmpty()) {
            new SweepOwner(cluster).write(store);
        } else if (!owner.get().cluster().equals(cluster)) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "store " + store.describe() + " is swept by the cluster "
                            + owner.get().cluster()
                            + ", this one is " + cluster
                            + ", and each would remove what the other's runs have made; give them different buckets or prefixes, "
                            + "or, if the other one is gone, leave the store to this one with: wsss store release");
        }
    }

    private static void remove(Store store, ObjectGroup group) {
        List<String> keys;
        try (Stream<StoredObject> objects = store.list(group.prefix())) {
            keys = objects.map(StoredObject::key).toList();
        }
        Removal.of(store, keys);
    }
}
