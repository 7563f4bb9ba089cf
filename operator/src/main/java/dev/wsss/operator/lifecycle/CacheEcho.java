package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.DecisionExecutor;
import dev.wsss.operator.cluster.RunCacheTransform;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.ManagedInformerEventSource;

/**
 * An echo of own writes into the SDK's caches, where they stay until the informers have caught up.
 *
 * @param before the run as it was reconciled
 * @param context of that look
 */
record CacheEcho(WSSSRun before, Context<WSSSRun> context) implements DecisionExecutor.Echo {
    @Override
    public void written(WSSSRun run) {
        String version = run.getMetadata().getResourceVersion();
        if (!version.equals(before.getMetadata().getResourceVersion())) {
            context.eventSourceRetriever()
                    .getControllerEventSource()
                    .handleRecentResourceUpdate(ResourceID.fromResource(run), RunCacheTransform.run(run), before);
        }
    }

    @Override
    public void made(Job job) {
        if (context.eventSourceRetriever().getEventSourceFor(Job.class)
                instanceof ManagedInformerEventSource<Job, WSSSRun, ?> jobs) {
            jobs.handleRecentResourceCreate(ResourceID.fromResource(job), job);
        }
    }
}
