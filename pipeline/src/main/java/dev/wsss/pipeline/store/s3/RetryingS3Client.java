package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.MinioAsyncClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client that retries: after a pause when the server cannot answer now, with credentials read again when it does not
 * accept the present ones. Every request must be idempotent.
 */
final class RetryingS3Client {
    private final S3Address address;
    private final CredentialSource credentials;
    private final S3Timing timing;
    private final RandomGenerator jitter;
    private @Nullable Connection connection;

    RetryingS3Client(S3Address address, CredentialSource credentials, S3Timing timing, RandomGenerator jitter) {
        this.address = address;
        this.credentials = credentials;
        this.timing = timing;
        this.jitter = jitter;
    }

    /** One request, made again for each try. */
    @FunctionalInterface
    interface Request<T> {
        CompletableFuture<T> send(MinioAsyncClient client);
    }

    S3Address address() {
        return address;
    }

    S3Timing timing() {
        return timing;
    }

    /**
     * Returns the answer to a request.
     *
     * @param key of the object in the store, for messages
     * @throws Refusal when the server has no objection to the client but to the request: no such object, an unmet
     *     condition, a range beyond the end, a verb it lacks
     */
    <T> T answer(String key, Request<T> request) throws S3Error {
        return answer(key, timing.tries(), request);
    }

    /** Returns the same with another number of tries. */
    <T> T answer(String key, int tries, Request<T> request) throws S3Error {
        Connection used = current();
        boolean renewed = false;
        for (int failures = 0; ; ) {
            Exception trouble;
            try {
                return await(request.send(used.client()));
            } catch (IOException | MinioException thrown) {
                trouble = thrown;
            }
            if (trouble instanceof S3Error refusal && refusal.isOfKeys() && !renewed) {
                renewed = true;
                Connection other = renewed(used);
                if (!other.equals(used)) {
                    used = other;
                    continue;
                }
            }
            failures++;
            if (!S3Failure.passes(trouble)) {
                throw last(key, trouble);
            }
            if (failures >= tries) {
                throw failure(key, trouble);
            }
            pause(failures);
        }
    }

    /** Returns a refusal that the caller may expect as it is; everything else ends the work. */
    private S3Error last(String key, Exception trouble) {
        if (trouble instanceof S3Error refusal
                && !refusal.isOfKeys()
                && !refusal.isMissingBucket()
                && !refusal.isOtherRegion()
                && !refusal.isOtherClock()
                && !refusal.isFull()) {
            return refusal;
        }
        throw failure(key, trouble);
    }

    /** Returns the failure for a refusal that the caller did not expect. */
    Failure failure(String key, Exception trouble) {
        return S3Failure.of(address, credentials.origin(), key, trouble);
    }

    /** Waits as long as after the given number of failures. */
    void pause(int failures) {
        try {
            TimeUnit.MILLISECONDS.sleep(timing.pause(failures, draw()).toMillis());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private double draw() {
        synchronized (jitter) {
            return jitter.nextDouble();
        }
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException, MinioException {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            var _ = answer.thenAccept(RetryingS3Client::close);
            throw interrupted(stopped);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException io -> throw io;
                case ErrorResponseException late -> throw S3Error.of(late);
                case MinioException client -> throw client;
                case RuntimeException defect -> throw defect;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    /** Closes an answer that came too late, so that it does not keep its connection. */
    private static void close(@Nullable Object answer) {
        if (answer instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception closedAllTheSame) {
                // Its connection is given up either way.
            }
        }
    }

    static Failure interrupted(Exception cause) {
        Thread.currentThread().interrupt();
        return new Failure(FailureClass.TERMINATED, "interrupted while waiting for the store", cause);
    }

    private synchronized Connection current() {
        Connection present = connection;
        if (present == null) {
            present = Connection.of(address, credentials.read(), timing);
            connection = present;
        }
        return present;
    }

    /** Opens another connection than the one whose keys were not accepted; the same when there are no other keys. */
    private synchronized Connection renewed(Connection used) {
        Connection present = current();
        if (!present.equals(used)) {
            return present;
        }
        S3Credentials now = credentials.read();
        if (!now.equals(used.credentials())) {
            connection = Connection.of(address, now, timing);
            used.release();
        }
        return current();
    }
}
