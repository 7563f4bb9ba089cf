package dev.wsss.operator.live;

import dev.wsss.operator.played.JobController;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Plays the Job controller in the background until closed. */
final class Player implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-controller").daemon().factory());
    private final ScheduledFuture<?> playing;

    Player(JobController controller) {
        playing = thread.scheduleWithFixedDelay(() -> play(controller), 0, 50, TimeUnit.MILLISECONDS);
    }

    private static void play(JobController controller) {
        try {
            controller.play();
        } catch (KubernetesClientException busy) {
            // A real controller would try again, too.
        }
    }

    @Override
    public void close() {
        playing.cancel(true);
        thread.shutdownNow();
    }
}
