package dev.wsss.pipeline.access;

import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoreAddress;
import dev.wsss.pipeline.store.s3.S3Address;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access to the store that a manifest names, for the embedded run, pods and the operator.
 *
 * @param environment what the manifest leaves open
 * @param timing how long the store's callers wait
 */
public record StoreAccess(S3Environment environment, S3Timing timing) {
    /** Returns the store that a manifest names, without a request. */
    public Store open(StoreSpec spec) {
        return switch (address(spec)) {
            case StoreAddress.Directory(Path path) -> new DirectoryStore(path);
            case StoreAddress.Bucket(String bucket, String prefix) -> bucket(spec, bucket, prefix, "store.bucket");
        };
    }

    /**
     * Returns whether the store can be used: nothing, or a failure that names the field to change. Writes a small
     * object and removes it.
     */
    public Optional<Failure> check(StoreSpec spec) {
        try {
            return Preflight.of(open(spec));
        } catch (Failure refused) {
            return Optional.of(refused);
        }
    }

    /**
     * Returns a bucket at the store's server, with the store's credentials.
     *
     * @param spec the store, which may be a directory: then the server is the environment's
     * @param field of the manifest that names the bucket, for messages
     */
    public S3Store bucket(StoreSpec spec, String bucket, String prefix, String field) {
        S3Address address = new S3Address(
                either(spec.endpoint(), environment.endpoint()),
                either(spec.region(), environment.region()),
                spec.addressing(),
                bucket,
                prefix,
                field);
        return S3Store.open(address, environment.credentials(), timing);
    }

    private static StoreAddress address(StoreSpec spec) {
        String prefix = Objects.requireNonNullElse(spec.prefix(), "").replaceAll("^/+|/+$", "");
        if (spec.bucket() != null) {
            return new StoreAddress.Bucket(spec.bucket(), prefix);
        }
        if (spec.location() == null) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "store: has neither store.bucket nor store.location; name one of them");
        }
        return switch (StoreAddress.parse(spec.location())) {
            case StoreAddress.Directory(Path path) -> new StoreAddress.Directory(path.resolve(prefix));
            case StoreAddress.Bucket(String bucket, String before) ->
                new StoreAddress.Bucket(
                        bucket, before.isEmpty() || prefix.isEmpty() ? before + prefix : before + "/" + prefix);
        };
    }

    private static @Nullable String either(@Nullable String written, @Nullable String known) {
        return written == null ? known : written;
    }
}
