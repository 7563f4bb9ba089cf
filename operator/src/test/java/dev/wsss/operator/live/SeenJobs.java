package dev.wsss.operator.live;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Every Job that was made in a namespace since somebody began to look, those that are gone too. */
final class SeenJobs implements Watcher<Job> {
    private final ConcurrentLinkedQueue<Job> made = new ConcurrentLinkedQueue<>();

    private SeenJobs() {}

    /** Looks until the client is closed. */
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

    /** In the order in which they were made. */
    List<Job> all() {
        return List.copyOf(made);
    }

    Set<String> names() {
        return made.stream().map(job -> job.getMetadata().getName()).collect(Collectors.toSet());
    }

    /** Forgets what was seen so far. */
    void forget() {
        made.clear();
    }
}
