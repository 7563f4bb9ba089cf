package dev.wsss.stages.run;

/**
 * A watchdog that acts once when there was no activity for too long.
 *
 * <p>Time is the number of its own checks, one a second: a clock that is set, or a machine that slept, ends no work.
 */
final class Watchdog {
    private final ActivityCounter pulse;
    private final long patience;
    private final Runnable act;
    private long seen;
    private long still;

    /**
     * Creates a watchdog whose patience begins now.
     *
     * @param patience checks without activity after which it acts
     */
    Watchdog(ActivityCounter pulse, long patience, Runnable act) {
        this.pulse = pulse;
        this.patience = patience;
        this.act = act;
        this.seen = pulse.beats();
    }

    void look() {
        long now = pulse.beats();
        still = now == seen ? still + 1 : 0;
        seen = now;
        if (still == patience) {
            act.run();
        }
    }
}
