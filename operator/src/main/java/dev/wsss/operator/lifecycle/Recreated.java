package dev.wsss.operator.lifecycle;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.store.Timer;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were deleted and created again under their name before the deletion was reconciled.
 *
 * <p>The SDK (5.2.1) hands over such a run as deleted and drops the event of its creation, so that it would never be
 * reconciled. A moment after each deletion the cache is compared with what was reconciled last, until both agree.
 *
 * @param timer for the moment
 * @param cached the run of a name as the informer has it
 * @param announce has a run reconciled as if it had just been created
 * @param looked uid of the run of each name that was reconciled last
 */
record Recreated(
        Timer timer,
        Function<ResourceID, Optional<WSSSRun>> cached,
        Consumer<WSSSRun> announce,
        Map<ResourceID, String> looked) {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    Recreated(Timer timer, Function<ResourceID, Optional<WSSSRun>> cached, Consumer<WSSSRun> announce) {
        this(timer, cached, announce, new ConcurrentHashMap<>());
    }

    /** Notes a run that is reconciled; returns the uid of another one that had its name before, and is gone. */
    @Nullable
    String lookedAt(WSSSRun run) {
        String uid = run.getMetadata().getUid();
        String before = looked.put(ResourceID.fromResource(run), uid);
        return uid.equals(before) ? null : before;
    }

    /** Notes the deletion of a run; returns its uid if it was ever reconciled. */
    @Nullable
    String deleted(ResourceID name) {
        timer.after(MOMENT, () -> compare(name));
        return looked.remove(name);
    }

    private void compare(ResourceID name) {
        cached.apply(name)
                .filter(run -> !run.getMetadata().getUid().equals(looked.get(name)))
                .ifPresent(run -> {
                    announce.accept(run);
                    timer.after(MOMENT, () -> compare(name));
                });
    }
}
