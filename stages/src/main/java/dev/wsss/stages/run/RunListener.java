package dev.wsss.stages.run;

import dev.wsss.stages.stage.StageProgress;
import java.time.Duration;

/** Receiver of a run's events: a terminal, a log, a machine. */
public interface RunListener {
    /** Called when a step begins; returns the receiver of its progress. */
    StageProgress started(StepLine step);

    /** A step's result was found, so that nothing is done. */
    void cached(StepLine step);

    /** A step has published its result. */
    void finished(StepLine step, Duration took);

    /** A sentence about the run. */
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
