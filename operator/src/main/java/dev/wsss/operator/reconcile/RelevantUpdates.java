package dev.wsss.operator.reconcile;

import dev.wsss.operator.api.WSSSRun;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/** Filter for updates of a run that are worth a look: everything but what we have written into its status ourselves. */
final class RelevantUpdates implements OnUpdateFilter<WSSSRun> {
    @Override
    public boolean accept(WSSSRun now, WSSSRun before) {
        return !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations())
                || !Objects.equals(
                        now.getMetadata().getFinalizers(), before.getMetadata().getFinalizers())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion();
    }
}
