package dev.wsss.pipeline.graph;

/** Progress of a step. */
public enum StepState {
    /** Not begun. */
    WAITING,
    /** Being executed. */
    RUNNING,
    /** Its output is published, by this run or an earlier one. */
    SUCCEEDED,
    /** Failed, without an automatic retry. */
    FAILED
}
