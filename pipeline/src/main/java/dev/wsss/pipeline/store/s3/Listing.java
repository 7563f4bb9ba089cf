package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.ObjectKey;
import io.minio.ListObjectsV2Args;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The objects below a prefix, a page at a time; each page is requested when it is needed. */
final class Listing implements Iterator<StoredVersion> {
    private final RetryingS3Client requests;
    private final String prefix;
    private final Queue<StoredVersion> page = new ArrayDeque<>();
    private @Nullable String next;
    private boolean begun;

    private Listing(RetryingS3Client requests, String prefix) {
        this.requests = requests;
        this.prefix = prefix;
    }

    static Stream<StoredVersion> of(RetryingS3Client requests, String prefix) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Listing(requests, prefix), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && (!begun || next != null)) {
            turn();
        }
        return !page.isEmpty();
    }

    @Override
    public StoredVersion next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private void turn() {
        ListBucketResultV2 result = result();
        for (Item each : result.contents()) {
            each.setEncodingType(result.encodingType());
            String name = each.objectName();
            if (name.startsWith(requests.address().inBucket(""))) {
                String key = requests.address().inStore(name);
                if (isOurs(key)) {
                    page.add(new StoredVersion(
                            key, each.size(), each.lastModified().toInstant(), ETags.bare(each.etag())));
                }
            }
        }
        next = result.isTruncated() ? result.nextContinuationToken() : null;
        begun = true;
        if (result.isTruncated() && next == null) {
            throw new Failure(
                    FailureClass.STORE_DENIED,
                    "store " + requests.address() + " at " + requests.address().server()
                            + ": its listings end in the middle; the server has to offer LIST version 2");
        }
    }

    private ListBucketResultV2 result() {
        try {
            return requests.answer(
                            prefix,
                            client -> client.listObjectsV2(ListObjectsV2Args.builder()
                                    .bucket(requests.address().bucket())
                                    .prefix(requests.address().inBucket(prefix))
                                    .encodingType("url")
                                    .continuationToken(next)
                                    .build()))
                    .result();
        } catch (S3Error refusal) {
            throw requests.failure(prefix, refusal);
        }
    }

    /** Returns whether a key is an object; folder marks of other programs and the store's own notes are none. */
    private static boolean isOurs(String key) {
        try {
            ObjectKey.checked(key);
            return true;
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }
}
