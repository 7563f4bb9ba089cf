package dev.wsss.stages.run;

import dev.wsss.stages.stage.StageProgress;
import java.time.Duration;

/** A progress listener that counts progress as activity for the watchdog. Log messages do not count. */
record ActivityTrackingProgress(ActivityCounter pulse, StageProgress next) implements StageProgress {
    @Override
    public void begin(String unit, long total, long done) {
        pulse.beat();
        next.begin(unit, total, done);
    }

    @Override
    public void advance() {
        pulse.beat();
        next.advance();
    }

    @Override
    public void saved() {
        pulse.beat();
        next.saved();
    }

    @Override
    public void figure(String name, double value) {
        next.figure(name, value);
    }

    @Override
    public void pictures(int more) {
        next.pictures(more);
    }

    @Override
    public void waited(Duration soFar) {
        next.waited(soFar);
    }

    @Override
    public void say(String sentence) {
        next.say(sentence);
    }
}
