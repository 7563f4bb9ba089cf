package dev.wsss.pipeline.store;

import java.time.Instant;

/**
 * One entry of a listing.
 *
 * @param key the object's full key
 * @param size in bytes
 * @param modified when it was written, by the store's own clock
 */
public record StoredObject(String key, long size, Instant modified) {}
