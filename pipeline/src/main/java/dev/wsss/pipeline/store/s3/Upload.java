package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.HeadObjectArgs;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object on its way: what fits into one buffer is one PUT, more goes in parts, each sent again from the buffer when the
 * server could not take it. Nothing is an object before {@link #complete}.
 */
final class Upload extends OutputStream {
    private static final int SMALL = 1 << 13;
    private static final int ABORT_TRIES = 3;

    private final RetryingS3Client requests;
    private final PartSizes sizes;
    private final String key;
    private final List<Part> parts = new ArrayList<>();
    private byte[] buffer = new byte[SMALL];
    private int filled;
    private long sent;
    private @Nullable String upload;
    private @Nullable Failure broken;

    Upload(RetryingS3Client requests, PartSizes sizes, String key) {
        this.requests = requests;
        this.sizes = sizes;
        this.key = key;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int limit = sizes.of(parts.size() + 1);
        for (int taken = 0; taken < length; ) {
            if (filled == limit) {
                sendPart();
                limit = sizes.of(parts.size() + 1);
            }
            int count = Math.min(length - taken, limit - filled);
            room(count, limit);
            System.arraycopy(bytes, from + taken, buffer, filled, count);
            filled += count;
            taken += count;
        }
    }

    private void room(int count, int limit) {
        if (filled + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(limit, Math.max(2L * buffer.length, filled + (long) count)));
        }
    }

    /** Makes it an object. */
    void complete() {
        whole();
        if (upload == null) {
            answer(client -> client.putObject(PutObjectAPIArgs.builder()
                    .bucket(bucket())
                    .object(object())
                    .data(buffer, filled)
                    .headers(checksum())
                    .build()));
            return;
        }
        sendPart();
        finish(upload);
    }

    /** Gives it up; what was sent takes no room at the server. */
    void abort() {
        String begun = upload;
        if (begun == null) {
            return;
        }
        try {
            requests.answer(
                    key,
                    ABORT_TRIES,
                    client -> client.abortMultipartUpload(AbortMultipartUploadArgs.builder()
                            .bucket(bucket())
                            .object(object())
                            .uploadId(begun)
                            .build()));
        } catch (S3Error | Failure left) {
            // The reason for giving up is what the caller has to hear; the bucket's lifecycle rule sweeps the rest.
        }
    }

    /** Fails where a part has failed, even if the content's writer has swallowed that: no object has a hole. */
    private void whole() {
        if (broken != null) {
            throw broken;
        }
    }

    private void sendPart() {
        whole();
        int number = parts.size() + 1;
        if (number > PartSizes.MOST) {
            throw broke(new Failure(
                    FailureClass.INVALID_DATA,
                    "object '" + key + "' in store " + requests.address() + ": is larger than the " + sent
                            + " bytes that S3 takes in " + PartSizes.MOST + " parts of this size"));
        }
        String id = begin();
        String etag = answer(client -> client.uploadPart(UploadPartArgs.builder()
                        .bucket(bucket())
                        .object(object())
                        .uploadId(id)
                        .partNumber(number)
                        .data(buffer, filled)
                        .headers(checksum())
                        .build()))
                .part()
                .etag();
        parts.add(new Part(number, etag));
        sent += filled;
        filled = 0;
    }

    private String begin() {
        String begun = upload;
        if (begun == null) {
            begun = answer(client -> client.createMultipartUpload(CreateMultipartUploadArgs.builder()
                            .bucket(bucket())
                            .object(object())
                            .build()))
                    .result()
                    .uploadId();
            upload = begun;
        }
        return begun;
    }

    private void finish(String id) {
        try {
            requests.answer(
                    key,
                    client -> client.completeMultipartUpload(CompleteMultipartUploadArgs.builder()
                            .bucket(bucket())
                            .object(object())
                            .uploadId(id)
                            .parts(parts.toArray(Part[]::new))
                            .maxRetries(1)
                            .build()));
        } catch (S3Error refusal) {
            if (!refusal.isMissingUpload() || !isThere()) {
                throw requests.failure(key, refusal);
            }
            // An earlier try had been executed, and its answer was lost on the way.
        }
    }

    private boolean isThere() {
        try {
            return requests.answer(
                                    key,
                                    client -> client.headObject(HeadObjectArgs.builder()
                                            .bucket(bucket())
                                            .object(object())
                                            .build()))
                            .size()
                    == sent;
        } catch (S3Error absent) {
            return false;
        }
    }

    private <T> T answer(RetryingS3Client.Request<T> request) {
        try {
            return requests.answer(key, request);
        } catch (S3Error refusal) {
            throw broke(requests.failure(key, refusal));
        } catch (Failure failure) {
            throw broke(failure);
        }
    }

    private Failure broke(Failure failure) {
        broken = failure;
        return failure;
    }

    private Http.Headers checksum() {
        return ContentMd5.header(buffer, filled);
    }

    private String bucket() {
        return requests.address().bucket();
    }

    private String object() {
        return requests.address().inBucket(key);
    }
}
