package dev.wsss.stages.script;

/** Where batch norm takes mean and variance from while it is trained; inference uses the running ones always. */
public enum Statistics {
    /** The stored running statistics, which stay as they are: what the published recipes do. */
    RUNNING,
    /** The batch's own; the running ones follow with momentum 0.1. */
    BATCH
}
