package dev.wsss.operator.crash;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.operator.cluster.Cluster;
import dev.wsss.operator.cluster.JobCreation;
import dev.wsss.operator.decide.Action;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;

/**
 * A cluster behind a fuse.
 *
 * @param cluster the real one
 * @param fuse of the calling process
 */
record FusedCluster(Cluster cluster, Fuse fuse) implements Cluster {
    @Override
    public Optional<WSSSRun> writeStatus(WSSSRun run, WSSSRunStatus status) {
        return fuse.through("write status", () -> cluster.writeStatus(run, status));
    }

    @Override
    public JobCreation create(WSSSRun run, Job job) {
        return fuse.through("create Job " + job.getMetadata().getName(), () -> cluster.create(run, job));
    }

    @Override
    public void delete(String namespace, String name) {
        quietly("delete Job " + name, () -> cluster.delete(namespace, name));
    }

    @Override
    public void recordEvent(WSSSRun run, Action.RecordEvent event) {
        quietly("Event", () -> cluster.recordEvent(run, event));
    }

    @Override
    public void addFinalizer(WSSSRun run) {
        quietly("add finalizer", () -> cluster.addFinalizer(run));
    }

    @Override
    public void removeFinalizer(WSSSRun run) {
        quietly("remove finalizer", () -> cluster.removeFinalizer(run));
    }

    @Override
    public void deleteRun(WSSSRun run) {
        quietly("delete run", () -> cluster.deleteRun(run));
    }

    private void quietly(String name, Runnable request) {
        fuse.through(name, () -> {
            request.run();
            return name;
        });
    }
}
