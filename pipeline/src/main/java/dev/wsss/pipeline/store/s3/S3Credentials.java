package dev.wsss.pipeline.store.s3;

import org.jspecify.annotations.Nullable;

/**
 * What a server asks of its clients, and what a client asks of its server.
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

    /** Says who, and keeps the secrets. */
    @Override
    public String toString() {
        return "S3Credentials[accessKey=" + accessKey + "]";
    }
}
