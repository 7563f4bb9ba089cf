package dev.wsss.pipeline.store.s3;

import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import java.util.UUID;

/**
 * A test of a server for If-Match and If-None-Match: some reject the headers, some ignore them.
 *
 * @param requests to the server
 */
record ConditionalWrites(RetryingS3Client requests) {
    private static final String NO_STATE = "\"00000000000000000000000000000000\"";

    /** Tries it out on an object of its own. */
    boolean areKept() {
        String key = ObjectLocks.FOLDER + "probe-" + UUID.randomUUID();
        try {
            String first = put(key, 1, "If-None-Match", "*");
            boolean kept = !first.isEmpty()
                    && put(key, 2, "If-None-Match", "*").isEmpty()
                    && put(key, 3, "If-Match", NO_STATE).isEmpty()
                    && !put(key, 4, "If-Match", ETags.quoted(first)).isEmpty();
            remove(key);
            return kept;
        } catch (S3Error refused) {
            removeLeftover(key);
            return false;
        }
    }

    /** Returns the new state; empty when the server did not write because of the condition. */
    private String put(String key, int content, String condition, String state) throws S3Error {
        byte[] bytes = {(byte) content};
        Http.Headers headers = ContentMd5.header(bytes, 1);
        headers.put(condition, state);
        try {
            return requests.answer(
                            key,
                            client -> client.putObject(PutObjectAPIArgs.builder()
                                    .bucket(requests.address().bucket())
                                    .object(requests.address().inBucket(key))
                                    .data(bytes, 1)
                                    .headers(headers)
                                    .build()))
                    .etag();
        } catch (S3Error refusal) {
            if (refusal.isUnmetCondition()) {
                return "";
            }
            throw refusal;
        }
    }

    private void remove(String key) throws S3Error {
        requests.answer(
                key,
                client -> client.removeObject(RemoveObjectArgs.builder()
                        .bucket(requests.address().bucket())
                        .object(requests.address().inBucket(key))
                        .build()));
    }

    private void removeLeftover(String key) {
        try {
            remove(key);
        } catch (S3Error nothingThere) {
            // The first write was refused as well.
        }
    }
}
