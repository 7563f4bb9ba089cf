package dev.wsss.pipeline.graph;

/** Progress of a step. */
public enum StepState {
    /** Not begun. */
    WAITING,
    /** Somebody carries it out. */
    RUNNING,
    /** Its output is published, by this run or an earlier one. */
    SUCCEEDED,
    /** It failed and will not be tried again by itself. */
    FAILED
}
