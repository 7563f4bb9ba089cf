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

    /** Waits that end before a test is tired of a silent server. */
    static final S3Timing IMPATIENT = new S3Timing(
            8,
            Duration.ofMillis(1),
            Duration.ofMillis(8),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(1));

    /** A server with these keys. */
    public static Server at(String endpoint, String accessKey, String secretKey) {
        return new Server(endpoint, new S3Credentials(accessKey, secretKey, null, null));
    }

    /** The same server behind another address. */
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

    /** A store below a prefix of a bucket. */
    public S3Store store(String bucket, String prefix) {
        return store(bucket, prefix, QUICK);
    }

    S3Store store(String bucket, String prefix, S3Timing timing) {
        return S3Store.open(address(bucket, prefix), () -> credentials, timing);
    }

    /** A store whose parts are as small as S3 takes them. */
    S3Store storeOfSmallParts(String bucket) {
        return new S3Store(
                new RetryingS3Client(address(bucket, ""), () -> credentials, QUICK, new SplittableRandom(1)),
                new PartSizes(5 << 20));
    }

    /** Uploads of a key that were begun and neither completed nor given up; MinIO lists them of one key at a time. */
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
