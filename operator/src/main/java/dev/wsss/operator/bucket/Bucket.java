package dev.wsss.operator.bucket;

import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.publish.MeteredStore;
import dev.wsss.operator.publish.Outside;
import dev.wsss.operator.publish.StoreDesk;
import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.source.GivenDigests;
import dev.wsss.pipeline.source.UserPlaces;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.pipeline.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bucket of a place, opened once for all runs that keep their artifacts there. */
final class Bucket implements Outside {
    private final StoreAccess access;
    private final StoreSpec spec;
    private final Store store;
    private final Meters meters;
    private final Instant opened;
    private boolean usable;

    Bucket(StoreAccess access, StoreSpec spec, Meters meters, Instant opened) {
        this.access = access;
        this.spec = spec;
        this.store = new MeteredStore(access.open(spec), meters);
        this.meters = meters;
        this.opened = opened;
    }

    /** When it was. */
    Instant opened() {
        return opened;
    }

    StoreDesk.Opened atHand() {
        return new StoreDesk.Opened(
                store, this, (stage, bytes) -> meters.artifactBytes(stage.id(), "published", bytes));
    }

    /** Tries it out; a thousand runs that ask at once make one try, and what was found good stays so. */
    @Override
    public synchronized void check(Store same) {
        if (usable) {
            return;
        }
        Preflight.check(store, "");
        usable = true;
    }

    @Override
    public ArtifactDigest digest(Artifact given, @Nullable String labels) {
        return new GivenDigests(new UserPlaces(access, spec), new SourceDigest(store), () -> {}).of(given, labels);
    }
}
