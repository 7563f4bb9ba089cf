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

    /** Receives one more unit that is done. */
    void advance();

    /** Reports the present value of a figure such as {@code loss}. */
    void figure(String name, double value);

    /** Reports so many more pictures that went through a training, copies with pasted objects included. */
    void pictures(int more);

    /** Reports how long the work that {@link #begin} announced has waited for its data so far. */
    void waited(Duration soFar);

    /** Receives the news that the work until now is saved and will not be repeated: a checkpoint holds it. */
    void saved();

    /** Shows a sentence to the user at once. */
    void say(String sentence);
}
