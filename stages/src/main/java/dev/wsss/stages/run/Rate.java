package dev.wsss.stages.run;

import dev.wsss.stages.report.Numbers;
import java.time.Duration;
import java.util.Locale;

/**
 * Speed of counted work.
 *
 * @param unit what is counted
 * @param total units in all
 * @param before units done by an earlier attempt
 * @param done units done, those of the earlier attempt included
 * @param elapsed since this attempt began
 */
record Rate(String unit, long total, long before, long done, Duration elapsed) {
    /** Returns text such as "12/180 steps, 3.4/s, 50 s left"; without a rate while nothing is done. */
    String text() {
        String count = done + "/" + total + " " + unit;
        double seconds = elapsed.toNanos() / 1e9;
        if (done <= before || seconds < 0.05) {
            return count;
        }
        double rate = (done - before) / seconds;
        String left = done < total ? ", " + Numbers.duration((total - done) / rate) + " left" : "";
        String speed = rate >= 1
                ? String.format(Locale.ROOT, "%.1f/s", rate)
                : String.format(Locale.ROOT, "%.1f s each", 1 / rate);
        return count + ", " + speed + left;
    }

    double share() {
        return total == 0 ? 1 : Math.min(1, (double) done / total);
    }
}
