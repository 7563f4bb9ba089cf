package dev.wsss.stages.run;

import dev.wsss.stages.stage.StageProgress;
import java.time.Duration;

/** Receiver of a run's events: a terminal, a log, a machine. */
public interface RunListener {
    /** Receives the start of a step; returns the receiver of its progress. */
    StageProgress started(StepLine step);

    /** Receives a cache hit, for which nothing is executed. */
    void cached(StepLine step);

    /** Receives a step that has published its result. */
    void finished(StepLine step, Duration took);

    /** Shows a sentence about the run. */
    void say(String sentence);

    /**
     * Name and position of a step.
     *
     * @param name the step's name
     * @param number its place in the run, from 1
     * @param of steps in the run
     */
    record StepLine(String name, int number, int of) {}
}
