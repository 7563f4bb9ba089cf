package dev.wsss.stages.stage;

import java.time.Duration;

/** Receiver of a stage's progress; calls may come from any thread. */
public interface StageProgress {
    /**
     * Begins a stretch of work whose length is known.
     *
     * @param unit what is counted, in the plural: "pictures", "steps"
     * @param total how many there are
     * @param done how many were done before, by an earlier attempt
     */
    void begin(String unit, long total, long done);

    /** One more unit is done. */
    void advance();

    /** The present value of a figure such as {@code loss}. */
    void figure(String name, double value);

    /** So many more pictures went through a training, copies with pasted objects too. */
    void pictures(int more);

    /** How long the work that {@link #begin} announced has waited for its data so far. */
    void waited(Duration soFar);

    /** What is done until now will not have to be done again: a checkpoint holds it. */
    void saved();

    /** A sentence that a person should see now. */
    void say(String sentence);
}
