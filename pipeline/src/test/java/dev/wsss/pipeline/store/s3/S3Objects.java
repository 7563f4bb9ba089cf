package dev.wsss.pipeline.store.s3;

import io.minio.PutObjectAPIArgs;
import java.util.SplittableRandom;

/**
 * Objects of a bucket, written directly, including those that a store keeps for itself.
 *
 * @param server that has the bucket
 * @param bucket its name
 */
record S3Objects(Server server, String bucket) {
    RetryingS3Client requests() {
        return new RetryingS3Client(
                server.address(bucket, ""), server::credentials, Server.QUICK, new SplittableRandom(1));
    }

    void put(String key, byte[] content) throws S3Error {
        requests()
                .answer(
                        key,
                        client -> client.putObject(PutObjectAPIArgs.builder()
                                .bucket(bucket)
                                .object(key)
                                .data(content, content.length)
                                .build()));
    }
}
