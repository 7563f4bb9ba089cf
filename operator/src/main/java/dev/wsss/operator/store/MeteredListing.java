package dev.wsss.operator.store;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.StoredObject;
import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A lazily paged listing whose timer counts only the time spent waiting for pages. */
final class MeteredListing implements Iterator<StoredObject> {
    private final Iterator<StoredObject> objects;
    private final BiConsumer<String, Duration> finished;
    private long waited;
    private String code = "ok";
    private boolean over;

    private MeteredListing(Iterator<StoredObject> objects, BiConsumer<String, Duration> finished) {
        this.objects = objects;
        this.finished = finished;
    }

    /** Returns the same objects; once read, failed or closed, {@code finished} learns how it went and how long it took. */
    static Stream<StoredObject> of(Stream<StoredObject> objects, BiConsumer<String, Duration> finished) {
        MeteredListing listing = new MeteredListing(objects.iterator(), finished);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listing, Spliterator.NONNULL), false)
                .onClose(listing::end)
                .onClose(objects::close);
    }

    @Override
    public boolean hasNext() {
        long begun = System.nanoTime();
        boolean more = false;
        try {
            more = objects.hasNext();
        } catch (RuntimeException failed) {
            code = FailureClass.of(failed).title();
            throw failed;
        } finally {
            waited += System.nanoTime() - begun;
            if (!more) {
                end();
            }
        }
        return more;
    }

    @Override
    public StoredObject next() {
        return objects.next();
    }

    private void end() {
        if (!over) {
            over = true;
            finished.accept(code, Duration.ofNanos(waited));
        }
    }
}
