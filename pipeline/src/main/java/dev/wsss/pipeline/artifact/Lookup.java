package dev.wsss.pipeline.artifact;

/** Result of looking up a key: a verified artifact, or the reason why there is none. */
public sealed interface Lookup {
    /** A published artifact, verified just now. */
    record Hit(Published artifact) implements Lookup {}

    /**
     * No verified artifact.
     *
     * @param why in words
     */
    record Miss(String why) implements Lookup {}
}
