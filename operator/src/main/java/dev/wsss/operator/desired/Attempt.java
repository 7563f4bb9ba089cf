package dev.wsss.operator.desired;

import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.profile.Profile;
import dev.wsss.pipeline.graph.Order;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that is to be executed.
 *
 * @param run whose
 * @param order of the pods
 * @param profile what they look like
 * @param effective values in force, which go before the profile's
 * @param secret name of the Secret with the store's credentials; absent: the pods' own identity
 * @param queue of Kueue; absent: none
 * @param inputs digest of what profile and spec say of its pods
 */
public record Attempt(
        RunIdentity run,
        Order order,
        Profile profile,
        EffectiveStatus effective,
        @Nullable String secret,
        @Nullable String queue,
        String inputs) {
    /** Returns the number of pods that share the work; 1: one takes all. */
    public int indexes() {
        return Math.max(1, order.blocks().size());
    }

    /** Returns whether pods share the work. */
    public boolean isIndexed() {
        return !order.blocks().isEmpty();
    }
}
