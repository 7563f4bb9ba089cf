package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.ObjectKey;
import io.minio.Http;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address of a store: a bucket of a server and the prefix of all its keys.
 *
 * @param endpoint address of the server; absent: Amazon's
 * @param region that requests are signed for; absent: the endpoint's own, else us-east-1
 * @param addressing where the bucket stands in an object's address
 * @param bucket its name
 * @param prefix empty, or without slashes at its ends
 * @param field what the user calls the bucket, for example {@code store.bucket}
 */
public record S3Address(
        @Nullable String endpoint,
        @Nullable String region,
        Addressing addressing,
        String bucket,
        String prefix,
        String field) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String AMAZON = "https://s3.amazonaws.com";

    public S3Address {
        prefix = prefix.replaceAll("^/+|/+$", "");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    field + ": '" + SafeText.of(bucket, 100)
                            + "' is no bucket, whose name has 3 to 63 lower-case letters, digits, dots and "
                            + "dashes");
        }
        try {
            if (!prefix.isEmpty()) {
                ObjectKey.checked(prefix);
            }
        } catch (IllegalArgumentException invalid) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    field + ": " + invalid.getMessage() + ", and cannot begin the names of objects",
                    invalid);
        }
    }

    /** Returns the same server and region, another bucket or prefix. */
    public S3Address at(String otherBucket, String otherPrefix, String itsField) {
        return new S3Address(endpoint, region, addressing, otherBucket, otherPrefix, itsField);
    }

    /** Returns the key in the bucket of a key in the store. */
    String inBucket(String key) {
        return prefix.isEmpty() ? key : prefix + "/" + key;
    }

    /** Returns the key in the store of a key in the bucket. */
    String inStore(String key) {
        return prefix.isEmpty() ? key : key.substring(prefix.length() + 1);
    }

    /** Returns the server's address for messages. */
    String server() {
        return endpoint == null ? AMAZON : endpoint;
    }

    /** Returns what the client builds the addresses of objects from. */
    Http.BaseUrl base() {
        try {
            Http.BaseUrl base = new Http.BaseUrl(server());
            if (region != null || base.region() == null) {
                base.setRegion(region == null ? Http.US_EAST_1 : region);
            }
            switch (addressing) {
                case AUTO -> {}
                case PATH -> base.disableVirtualStyleEndpoint();
                case VIRTUAL -> base.enableVirtualStyleEndpoint();
            }
            return base;
        } catch (IllegalArgumentException invalid) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "store.endpoint (or AWS_ENDPOINT_URL): '" + SafeText.of(server(), 100)
                            + "' is no address of an S3 server (" + invalid.getMessage()
                            + "); write http:// or https:// with a host and no path",
                    invalid);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
