package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The object of one lock, which is replaced only by those who have seen its present state.
 *
 * @param requests to the server
 * @param key where it lies
 * @param tries of each request
 */
record LockObject(RetryingS3Client requests, String key, int tries) {
    /** More than a note has; what is larger is none. */
    private static final int NOTE_BYTES = 16 << 10;

    /**
     * A state of the object.
     *
     * @param note what it says; absent when that is no note
     * @param etag its mark
     */
    record Seen(@Nullable LockNote note, String etag) {
        boolean isFree() {
            return note != null && note.isFree();
        }

        boolean is(LockNote other) {
            return other.equals(note);
        }

        boolean isOf(String token) {
            return note != null && note.token().equals(token) && !note.isFree();
        }

        String holder() {
            return note == null ? "unknown" : note.holder();
        }
    }

    /** Returns the present state; nothing when there is no such object. */
    Optional<Seen> look() {
        try (Download in = Download.whole(requests, key, "")) {
            return Optional.of(new Seen(note(in.readNBytes(NOTE_BYTES)), in.etag()));
        } catch (S3Error refusal) {
            if (refusal.isAbsence()) {
                return Optional.empty();
            }
            throw requests.failure(key, refusal);
        } catch (IOException unreadable) {
            throw new Failure(FailureClass.STORE_UNAVAILABLE, "lock " + key + " cannot be read", unreadable);
        }
    }

    private static @Nullable LockNote note(byte[] bytes) {
        try {
            return LockNote.read(bytes);
        } catch (IOException somebodyElses) {
            return null;
        }
    }

    /**
     * Replaces a state by a note, if it is still the present one.
     *
     * @param seen the state; nothing: there was no object
     * @return the new state; nothing when another process was quicker
     */
    Optional<Seen> replace(Optional<Seen> seen, LockNote note) {
        byte[] bytes = note.bytes();
        Http.Headers headers = ContentMd5.header(bytes, bytes.length);
        seen.ifPresentOrElse(
                state -> headers.put("If-Match", ETags.quoted(state.etag())), () -> headers.put("If-None-Match", "*"));
        try {
            String etag = requests.answer(
                            key,
                            tries,
                            client -> client.putObject(PutObjectAPIArgs.builder()
                                    .bucket(requests.address().bucket())
                                    .object(requests.address().inBucket(key))
                                    .data(bytes, bytes.length)
                                    .headers(headers)
                                    .build()))
                    .etag();
            return Optional.of(new Seen(note, etag));
        } catch (S3Error refusal) {
            if (!refusal.isUnmetCondition() && !refusal.isAbsence()) {
                throw requests.failure(key, refusal);
            }
            // The first of two tries may have been executed and its answer lost.
            return look().filter(now -> now.is(note));
        }
    }
}
