package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.parameters.Addressing;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An S3 server that a test may use.
 *
 * @param endpoint its address
 * @param credentials that it accepts
 */
public record Server(String endpoint, S3Credentials credentials) {
    /** Waits that are long enough for a server on this machine and short enough for a test of outages. */
    static final S3Timing QUICK = new S3Timing(
            4,
            Duration.ofMillis(1),
            Duration.ofMillis(8),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(1));

    /** Timeouts that end before a test against a silent server would. */
    static final S3Timing IMPATIENT = new S3Timing(
            8,
            Duration.ofMillis(1),
            Duration.ofMillis(8),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(1));

    /** Returns a server with these keys. */
    public static Server at(String endpoint, String accessKey, String secretKey) {
        return new Server(endpoint, new S3Credentials(accessKey, secretKey, null, null));
    }

    /** Returns the same server behind another address. */
    Server behind(String otherEndpoint) {
        return new Server(otherEndpoint, credentials);
    }

    /** Makes a bucket. */
    public Server with(String bucket) throws Exception {
        try (MinioAsyncClient client = client()) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()).get();
        }
        return this;
    }

    S3Address address(String bucket, String prefix) {
        return new S3Address(endpoint, null, Addressing.AUTO, bucket, prefix, "store.bucket");
    }

    /** Returns a store below a prefix of a bucket. */
    public S3Store store(String bucket, String prefix) {
        return store(bucket, prefix, QUICK);
    }

    S3Store store(String bucket, String prefix, S3Timing timing) {
        return S3Store.open(address(bucket, prefix), () -> credentials, timing);
    }

    /** Returns a store whose parts have the smallest size that S3 accepts. */
    S3Store storeOfSmallParts(String bucket) {
        return new S3Store(
                new RetryingS3Client(address(bucket, ""), () -> credentials, QUICK, new SplittableRandom(1)),
                new PartSizes(5 << 20));
    }

    /** Lists uploads of a key that were neither completed nor aborted; MinIO lists those of one key at a time. */
    List<String> pendingUploads(String bucket, String key) throws Exception {
        try (MinioAsyncClient client = client()) {
            return client
                    .listMultipartUploads(ListMultipartUploadsArgs.builder()
                            .bucket(bucket)
                            .prefix(key)
                            .build())
                    .get()
                    .result()
                    .uploads()
                    .stream()
                    .map(each -> each.objectName())
                    .toList();
        }
    }

    private MinioAsyncClient client() {
        return Connection.of(address("any", ""), credentials, QUICK).client();
    }
}
