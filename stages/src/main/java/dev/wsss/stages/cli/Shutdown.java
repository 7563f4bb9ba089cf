package dev.wsss.stages.cli;

import dev.wsss.stages.stage.CancellationToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A signal handler that cancels the run on SIGINT or SIGTERM and delays the exit until the run has shut down.
 *
 * <p>The process then ends with 130 or 143, as the signal demands.
 */
final class Shutdown {
    private static final long PATIENCE_SECONDS = 110;

    private final CountDownLatch finished = new CountDownLatch(1);

    /** Installs the handler: from now on a signal cancels the work and waits for it. */
    void warn(CancellationToken cancellation) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            cancellation.cancel();
            try {
                if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println(
                            "The work did not stop within " + PATIENCE_SECONDS + " seconds; giving up on it.");
                }
            } catch (InterruptedException nobodyWaits) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Ends the wait: the run has shut down. */
    void finished() {
        finished.countDown();
    }
}
