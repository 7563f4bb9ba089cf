package dev.wsss.pipeline.source;

/** A lookup of the user's own files that a manifest names. */
@FunctionalInterface
public interface UserFiles {
    /**
     * Returns what is there; a failure that names the field when nothing is.
     *
     * @param location a path or {@code s3://bucket/key}
     * @param field of the manifest that names it
     */
    ResolvedInput find(String location, String field);
}
