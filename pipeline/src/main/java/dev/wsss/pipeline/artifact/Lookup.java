package dev.wsss.pipeline.artifact;

/** What is known about a key: an artifact that may be believed, or why there is none. */
public sealed interface Lookup {
    /** A published artifact, verified just now. */
    record Hit(Published artifact) implements Lookup {}

    /**
     * Nothing that may be believed.
     *
     * @param why in words
     */
    record Miss(String why) implements Lookup {}
}
