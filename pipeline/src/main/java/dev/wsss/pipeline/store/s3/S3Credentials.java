package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Access keys and TLS trust for an S3 server.
 *
 * @param accessKey names the client
 * @param secretKey signs its requests
 * @param sessionToken of temporary keys; absent for lasting ones
 * @param certificates PEM certificates of authorities that are trusted beside the JDK's own; absent: none
 */
public record S3Credentials(
        String accessKey,
        String secretKey,
        @Nullable String sessionToken,
        @Nullable String certificates) {
    public S3Credentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("accessKey, secretKey: are blank");
        }
    }

    /** Returns the credentials of a folder or a Secret, whose entries have the usual names. */
    static S3Credentials of(String where, Function<String, @Nullable String> entries) {
        return new S3Credentials(
                needed(where, AwsNames.ACCESS_KEY, entries),
                needed(where, AwsNames.SECRET_KEY, entries),
                optional(AwsNames.SESSION_TOKEN, entries),
                optional(AwsNames.CA_CERTIFICATE, entries));
    }

    private static String needed(String where, String name, Function<String, @Nullable String> entries) {
        String value = optional(name, entries);
        if (value == null) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "store.credentialsSecret: " + where + name
                            + " is missing or empty; the Secret needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return value;
    }

    private static @Nullable String optional(String name, Function<String, @Nullable String> entries) {
        String value = entries.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Prints the access key only. */
    @Override
    public String toString() {
        return "S3Credentials[accessKey=" + accessKey + "]";
    }
}
