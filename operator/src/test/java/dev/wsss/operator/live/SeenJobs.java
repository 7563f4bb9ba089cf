package dev.wsss.operator.live;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A record of every Job that was created in a namespace since the watch began, including deleted ones. */
final class SeenJobs implements Watcher<Job> {
    private final ConcurrentLinkedQueue<Job> made = new ConcurrentLinkedQueue<>();

    private SeenJobs() {}

    /** Watches until the client is closed. */
    static SeenJobs by(KubernetesClient client) {
        SeenJobs seen = new SeenJobs();
        client.batch().v1().jobs().watch(seen);
        return seen;
    }

    @Override
    public void eventReceived(Action action, Job job) {
        if (action == Action.ADDED) {
            made.add(job);
        }
    }

    @Override
    public void onClose(WatcherException cause) {}

    /** Returns them in the order of their creation. */
    List<Job> all() {
        return List.copyOf(made);
    }

    Set<String> names() {
        return made.stream().map(job -> job.getMetadata().getName()).collect(Collectors.toSet());
    }

    /** Forgets the Jobs seen so far. */
    void forget() {
        made.clear();
    }
}
