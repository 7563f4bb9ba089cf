package dev.wsss.pipeline.source;

/** Finds what a manifest says of the user's own files. */
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
