package dev.wsss.pipeline.outcome;

/** Automatic answers to a failure. */
public enum Remedy {
    /** Continue from the newest checkpoint as soon as there is a place to run. */
    RESUME,
    /** Wait until the surroundings change, up to the pending deadline. */
    WAIT,
    /** Try again after a growing pause with jitter. */
    BACK_OFF,
    /** Run again with more memory, up to the profile's maximum. */
    MORE_MEMORY,
    /** Run again with a smaller micro-batch and more accumulation. */
    SMALLER_MICRO_BATCH,
    /** Run again on another node. */
    OTHER_NODE,
    /** Fail: a person has to fix it. */
    FAIL,
    /** Run again once, then fail. */
    RETRY_ONCE,
    /** Run again while the step has retries left. */
    RETRY
}
