package dev.wsss.operator.spec;

import org.jspecify.annotations.Nullable;

/**
 * A bucket at a server: what is slow or down as one thing.
 *
 * @param endpoint of the server; absent: AWS
 */
public record BucketAddress(@Nullable String endpoint, String bucket) {}
