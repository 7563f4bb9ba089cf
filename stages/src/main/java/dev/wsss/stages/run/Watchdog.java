package dev.wsss.stages.run;

/**
 * Notices that nothing has moved for too long, and acts once.
 *
 * <p>Time is the number of looks that it took itself, one a second: a clock that is set, or a machine that slept, costs nobody
 * the work.
 */
final class Watchdog {
    private final ActivityCounter pulse;
    private final long patience;
    private final Runnable act;
    private long seen;
    private long still;

    /**
     * A watchdog that has just seen something move.
     *
     * @param patience looks without a beat after which it acts
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
