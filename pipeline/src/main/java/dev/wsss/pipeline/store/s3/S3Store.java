package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Content;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.ObjectKey;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.RemoveObjectArgs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A store in a bucket of an S3 server: of its verbs PUT, GET with ranges, HEAD, LIST version 2, DELETE and multipart uploads,
 * and for locks PUT with a condition.
 */
public final class S3Store implements Store {
    private static final int BUFFER = 1 << 16;

    private final RetryingS3Client requests;
    private final PartSizes parts;
    private final ObjectLocks locks;
    private final String fence;

    S3Store(RetryingS3Client requests, PartSizes parts) {
        this.requests = requests;
        this.parts = parts;
        this.locks = new ObjectLocks(requests);
        this.fence = UUID.randomUUID().toString().substring(0, 8) + "/";
    }

    /** Returns the store at an address, without a request. */
    public static S3Store open(S3Address address, CredentialSource credentials, S3Timing timing) {
        // A bad endpoint is refused here, and not at the first object.
        address.base();
        return new S3Store(new RetryingS3Client(address, credentials, timing, new SplittableRandom()), PartSizes.USUAL);
    }

    @Override
    public void put(String key, Content content) throws IOException {
        Upload upload = new Upload(requests, parts, ObjectKey.checked(key));
        boolean done = false;
        try {
            content.writeTo(upload);
            upload.complete();
            done = true;
        } finally {
            if (!done) {
                upload.abort();
            }
        }
    }

    @Override
    public InputStream open(String key) {
        return opened(key, () -> Download.whole(requests, ObjectKey.checked(key), ""));
    }

    /** Opens an object in the state it had when it was listed; another state is a failure of class StoreUnavailable. */
    public InputStream open(StoredVersion version) {
        String key = ObjectKey.checked(version.key());
        try {
            return new BufferedInputStream(Download.whole(requests, key, version.etag()), BUFFER);
        } catch (S3Error refusal) {
            if (refusal.isUnmetCondition()) {
                throw new Failure(
                        FailureClass.STORE_UNAVAILABLE,
                        "object '" + key + "' in store " + describe() + " was replaced after it was listed; run again",
                        refusal);
            }
            throw requests.failure(key, refusal);
        }
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return opened(key, () -> {
            if (length == 0) {
                head(ObjectKey.checked(key));
                return InputStream.nullInputStream();
            }
            long end = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
            return Download.range(requests, ObjectKey.checked(key), "", offset, end);
        });
    }

    private interface Opening {
        InputStream stream() throws S3Error;
    }

    private InputStream opened(String key, Opening opening) {
        try {
            return new BufferedInputStream(opening.stream(), BUFFER);
        } catch (S3Error refusal) {
            throw requests.failure(key, refusal);
        }
    }

    @Override
    public OptionalLong size(String key) {
        return version(key).map(StoredVersion::size).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Returns an object's present state; nothing when it does not exist. */
    public Optional<StoredVersion> version(String key) {
        try {
            HeadObjectResponse head = head(ObjectKey.checked(key));
            return Optional.of(
                    new StoredVersion(key, head.size(), head.lastModified().toInstant(), ETags.bare(head.etag())));
        } catch (S3Error refusal) {
            if (refusal.isAbsence()) {
                return Optional.empty();
            }
            throw requests.failure(key, refusal);
        }
    }

    private HeadObjectResponse head(String key) throws S3Error {
        return requests.answer(
                key,
                client -> client.headObject(HeadObjectArgs.builder()
                        .bucket(requests.address().bucket())
                        .object(requests.address().inBucket(key))
                        .build()));
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return versions(prefix).map(each -> new StoredObject(each.key(), each.size(), each.modified()));
    }

    /** Returns the same as {@link #list}, with the marks of what the objects hold. */
    public Stream<StoredVersion> versions(String prefix) {
        return Listing.of(requests, prefix);
    }

    @Override
    public void delete(String key) {
        try {
            requests.answer(
                    ObjectKey.checked(key),
                    client -> client.removeObject(RemoveObjectArgs.builder()
                            .bucket(requests.address().bucket())
                            .object(requests.address().inBucket(key))
                            .build()));
        } catch (S3Error refusal) {
            if (!refusal.isAbsence()) {
                throw requests.failure(key, refusal);
            }
        }
    }

    @Override
    public KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException {
        return locks.hold(ObjectKey.checked(name), waiting);
    }

    @Override
    public String fence() {
        return fence;
    }

    @Override
    public String describe() {
        return requests.address().toString();
    }
}
