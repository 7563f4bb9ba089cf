package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.StoreStatus;
import dev.wsss.pipeline.manifest.StoreSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a run keeps its artifacts.
 *
 * @param store the run's store, with the namespace as the last part of its prefix
 * @param secret name of the Secret with its credentials; absent: the own identity
 */
public record Place(StoreSpec store, @Nullable String secret) {
    /** As the status holds it. */
    public StoreStatus status() {
        return new StoreStatus(
                store.endpoint(),
                Objects.requireNonNullElse(store.bucket(), ""),
                Objects.requireNonNullElse(store.prefix(), ""));
    }

    /** The address of an object, for people. */
    public String address(String key) {
        return "s3://" + store.bucket() + "/" + store.prefix() + "/" + key;
    }
}
