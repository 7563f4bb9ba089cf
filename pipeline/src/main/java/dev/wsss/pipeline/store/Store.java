package dev.wsss.pipeline.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Objects under keys such as {@code attempts/make-cam/3f…/1/00000.tar}: the one way artifacts are kept.
 *
 * <p>Take care when adding a verb: each has to hold for a directory and for any S3 server, and {@code StoreContract} has to say
 * what it promises. A store that cannot answer, has no room or refuses throws a
 * {@link dev.wsss.pipeline.outcome.Failure} that names the store and the object.
 */
public interface Store {
    /**
     * Writes an object whole or not at all, replacing what was there; the last of several writers wins.
     *
     * @throws IOException only what {@code content} itself throws; the object is then as it was before
     */
    void put(String key, Content content) throws IOException;

    /** Writes an object that fits into memory. */
    default void put(String key, byte[] content) {
        try {
            put(key, Content.of(content));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail", impossible);
        }
    }

    /** Opens an object; an absent one is a failure of class StoreCorrupt. */
    InputStream open(String key);

    /** Opens {@code length} bytes from {@code offset} on, fewer where the object ends before. */
    InputStream open(String key, long offset, long length);

    /** Returns the object's size in bytes, or nothing when it does not exist. */
    OptionalLong size(String key);

    /**
     * Returns every object whose key starts with {@code prefix}, read as it is consumed, in no promised order; to be
     * closed.
     */
    Stream<StoredObject> list(String prefix);

    /** Removes an object; an absent one is no error. */
    void delete(String key);

    /**
     * Holds the lock of this name until closed; a second caller waits, and a holder that dies releases it. Where a
     * store cannot be certain of that, {@link KeyLock#isExclusive} says so.
     *
     * @param name a key
     * @param waiting receives a sentence once when another process holds the lock, and once when the store cannot lock
     * @throws InterruptedException when interrupted while waiting
     */
    KeyLock lock(String name, Consumer<String> waiting) throws InterruptedException;

    /**
     * Returns a folder that keeps what this process writes below a shared prefix apart from what others write there:
     * empty where locks are certain, else ending with a slash.
     */
    String fence();

    /** Returns the store's address for messages. */
    String describe();
}
