package dev.wsss.operator.spec;

import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.desired.RunIdentity;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.StoreSpec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Place of a run's artifacts.
 *
 * @param store the run's store, with the namespace as the last part of its prefix
 * @param secret name of the Secret with its credentials; absent: the own identity
 */
public record StoreLocation(StoreSpec store, @Nullable String secret) {
    /** Returns the place of a run whose store is a bucket. */
    public static StoreLocation of(RunIdentity run, RunSpec spec, Installation installation) {
        StoreSpec store = spec.store();
        return new StoreLocation(
                store.within(run.namespace()),
                installation
                        .secret(store.credentialsSecret(), store.endpoint(), Objects.requireNonNull(store.bucket()))
                        .orElse(null));
    }

    /**
     * Returns the same, whatever else is wrong with the run; nothing where its spec names no place that this
     * installation allows.
     */
    public static Optional<StoreLocation> allowed(RunIdentity run, RunSpec spec, Installation installation) {
        if (spec.store().bucket() == null || !installation.allows(spec.store().endpoint())) {
            return Optional.empty();
        }
        StoreLocation place = of(run, spec, installation);
        return place.secret() == null || installation.mayRead(place.secret()) ? Optional.of(place) : Optional.empty();
    }

    /** Returns the bucket, whose queries share a queue. */
    public BucketAddress location() {
        return new BucketAddress(store.endpoint(), Objects.requireNonNull(store.bucket()));
    }

    /** Returns the place as the status holds it. */
    public StoreStatus status() {
        return new StoreStatus(
                store.endpoint(),
                Objects.requireNonNullElse(store.bucket(), ""),
                Objects.requireNonNullElse(store.prefix(), ""));
    }

    /** Returns the address of an object, for people. */
    public String address(String key) {
        return "s3://" + store.bucket() + "/" + store.prefix() + "/" + key;
    }
}
