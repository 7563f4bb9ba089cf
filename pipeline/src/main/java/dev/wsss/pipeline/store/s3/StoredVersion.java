package dev.wsss.pipeline.store.s3;

/**
 * One state of an object.
 *
 * @param key in the store
 * @param size in bytes
 * @param etag the server's mark of its content, without quotes
 */
public record StoredVersion(String key, long size, String etag) {}
