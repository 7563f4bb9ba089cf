package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object, or of a range of it, to the last one: where a connection ends before, another one goes on from the
 * byte reached, as long as the object is the same.
 */
final class Download extends InputStream {
    private final RetryingS3Client requests;
    private final String key;
    private final String etag;
    private final long end;
    private long position;
    private @Nullable InputStream body;

    private Download(RetryingS3Client requests, String key, GetObjectResponse answer, long position, long end) {
        this.requests = requests;
        this.key = key;
        this.etag = ETags.bare(answer.headers().get("ETag"));
        this.position = position;
        this.end = end;
        this.body = answer;
    }

    /**
     * Opens an object.
     *
     * @param etag of the state that is wanted; empty: whatever is there
     * @throws Refusal when it is absent or not in that state
     */
    static Download whole(RetryingS3Client requests, String key, String etag) throws S3Error {
        GetObjectResponse answer = requests.answer(
                key, client -> client.getObject(object(requests, key, etag).build()));
        String length = answer.headers().get("Content-Length");
        if (length != null) {
            return new Download(requests, key, answer, 0, Long.parseLong(length));
        }
        // Without a length a broken connection looks like the object's end; a range has one.
        close(answer);
        GetObjectResponse ranged = get(requests, key, etag, 0, Long.MAX_VALUE);
        return new Download(
                requests,
                key,
                ranged,
                0,
                ContentRange.of(ranged, key, requests, 0).end());
    }

    /**
     * Opens a range, which ends with the object at the latest.
     *
     * @param end behind its last byte
     * @throws Refusal when the object is absent or not in the state that is wanted
     */
    static InputStream range(RetryingS3Client requests, String key, String etag, long from, long end) throws S3Error {
        try {
            GetObjectResponse answer = get(requests, key, etag, from, end);
            return new Download(
                    requests,
                    key,
                    answer,
                    from,
                    ContentRange.of(answer, key, requests, from).end());
        } catch (S3Error refusal) {
            if (refusal.isBeyondEnd()) {
                return InputStream.nullInputStream();
            }
            throw refusal;
        }
    }

    /** Returns the mark of what is read. */
    String etag() {
        return etag;
    }

    private static GetObjectResponse get(RetryingS3Client requests, String key, String etag, long from, long end)
            throws S3Error {
        return requests.answer(key, client -> {
            GetObjectArgs.Builder range = object(requests, key, etag).offset(from);
            return client.getObject((end == Long.MAX_VALUE ? range : range.length(end - from)).build());
        });
    }

    private static GetObjectArgs.Builder object(RetryingS3Client requests, String key, String etag) {
        GetObjectArgs.Builder object = GetObjectArgs.builder()
                .bucket(requests.address().bucket())
                .object(requests.address().inBucket(key));
        return etag.isEmpty() ? object : object.matchETag(ETags.quoted(etag));
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        for (int failures = 0; position < end; ) {
            try {
                int count = present().read(bytes, from, (int) Math.min(length, end - position));
                if (count > 0) {
                    position += count;
                    return count;
                }
                throw new IOException("the connection ended after " + position + " of " + end + " bytes");
            } catch (IOException broken) {
                drop();
                if (Thread.currentThread().isInterrupted()) {
                    throw RetryingS3Client.interrupted(broken);
                }
                failures++;
                if (failures >= requests.timing().tries()) {
                    throw requests.failure(key, broken);
                }
                requests.pause(failures);
            }
        }
        return -1;
    }

    /** Returns the connection that is open, or another one from the byte reached. */
    private InputStream present() {
        InputStream open = body;
        if (open == null) {
            open = goOn();
            body = open;
        }
        return open;
    }

    private InputStream goOn() {
        try {
            GetObjectResponse answer = get(requests, key, etag, position, end);
            ContentRange.of(answer, key, requests, position);
            if (!etag.equals(ETags.bare(answer.headers().get("ETag")))) {
                close(answer);
                throw replaced(new IOException("another ETag than " + etag));
            }
            return answer;
        } catch (S3Error refusal) {
            throw refusal.isUnmetCondition() || refusal.isAbsence() || refusal.isBeyondEnd()
                    ? replaced(refusal)
                    : requests.failure(key, refusal);
        }
    }

    private Failure replaced(IOException cause) {
        return new Failure(
                FailureClass.STORE_UNAVAILABLE,
                "object '" + key + "' in store " + requests.address() + " was replaced while it was read; run again",
                cause);
    }

    @Override
    public int available() throws IOException {
        return body == null ? 0 : (int) Math.min(body.available(), end - position);
    }

    @Override
    public void close() {
        drop();
        position = end;
    }

    private void drop() {
        InputStream open = body;
        body = null;
        if (open != null) {
            close(open);
        }
    }

    static void close(InputStream open) {
        try {
            open.close();
        } catch (IOException closedAllTheSame) {
            // Its connection is given up either way.
        }
    }
}
