package dev.wsss.stages.script;

/** Source of batch norm's mean and variance in training; inference always uses the running ones. */
public enum Statistics {
    /** The stored running statistics, which stay as they are: what the published recipes do. */
    RUNNING,
    /** The batch's own; the running ones follow with momentum 0.1. */
    BATCH
}
