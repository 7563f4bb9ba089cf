package dev.wsss.pipeline.source;

/** A listener for the progress of a transfer; calls may come from any thread. */
public interface TransferWatch {
    /**
     * Receives the start of a transfer.
     *
     * @param unit what is counted, in the plural
     * @param total how many there are
     */
    void begin(String unit, long total);

    /** Receives one more unit. */
    void advance();

    /** Throws when the transfer is cancelled; called often. */
    void check();
}
