package dev.wsss.operator.live;

import dev.wsss.operator.played.JobController;
import dev.wsss.operator.played.PlayedStage;
import dev.wsss.pipeline.store.DirectoryStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A played Job controller that runs in the background until closed. */
final class Player implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-controller").daemon().factory());
    private final ScheduledFuture<?> playing;

    Player(JobController controller) {
        playing = thread.scheduleWithFixedDelay(() -> play(controller), 0, 50, TimeUnit.MILLISECONDS);
    }

    /** Plays stages of three blocks, whose store is in a folder. */
    Player(KubernetesClient client, Path folder) {
        this(new JobController(client, new PlayedStage(new DirectoryStore(folder), 3)));
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
