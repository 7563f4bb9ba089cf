package dev.wsss.pipeline.store;

/**
 * One entry of a listing.
 *
 * @param key the object's full key
 * @param size in bytes
 */
public record StoredObject(String key, long size) {}
