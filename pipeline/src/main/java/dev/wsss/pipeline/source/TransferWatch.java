package dev.wsss.pipeline.source;

/** Hears how far a transfer is; calls may come from any thread. */
public interface TransferWatch {
    /**
     * A transfer begins.
     *
     * @param unit what is counted, in the plural
     * @param total how many there are
     */
    void begin(String unit, long total);

    /** One more is here. */
    void advance();

    /** Throws when the transfer is to be broken off; asked often. */
    void check();
}
