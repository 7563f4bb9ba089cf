package dev.wsss.pipeline.store.s3;

/** Where the bucket stands in the address of an object. */
public enum Addressing {
    /** Virtual at Amazon, path elsewhere. */
    AUTO,
    /** {@code host/bucket/key}. */
    PATH,
    /** {@code bucket.host/key}. */
    VIRTUAL
}
