package dev.wsss.pipeline.store.s3;

import java.time.Instant;

/**
 * One state of an object.
 *
 * @param key in the store
 * @param size in bytes
 * @param modified when it was written, by the server's clock
 * @param etag the server's mark of its content, without quotes
 */
public record StoredVersion(String key, long size, Instant modified, String etag) {}
