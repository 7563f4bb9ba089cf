package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.BlockSubset;
import org.jspecify.annotations.Nullable;

/**
 * Share of one of the executions of an order, and the prefix that it writes to.
 *
 * @param output prefix of its own; ends with a slash
 * @param checkpoints those of the step's key; it writes its own and reads all
 * @param share the blocks that it takes
 */
record Assignment(String output, Checkpoints checkpoints, BlockSubset share) {
    /** Returns the only execution of an order. */
    static Assignment whole(Order order, Store store) {
        return new Assignment(
                order.output(), new Checkpoints(store, order.checkpoints(), store.fence()), BlockSubset.ALL);
    }

    /**
     * Returns one of the executions that may overlap unseen: it writes below its own name, so that none overwrites
     * another.
     *
     * @param execution its name, different for each
     * @param index which of the order's shares it takes; absent where the order has none
     */
    static Assignment fenced(Order order, Store store, String execution, @Nullable Integer index) {
        return new Assignment(
                order.output() + execution + "/",
                new Checkpoints(store, order.checkpoints(), execution + "/"),
                share(order, index));
    }

    private static BlockSubset share(Order order, @Nullable Integer index) {
        int shares = order.blocks().size();
        if (shares == 0) {
            if (index != null && index > 0) {
                throw refused("blocks: none are given, so there is no index " + index);
            }
            return BlockSubset.ALL;
        }
        if (index == null) {
            throw refused(
                    "blocks: are given for " + shares + " indexes; name this one with --index or JOB_COMPLETION_INDEX");
        }
        if (index < 0 || index >= shares) {
            throw refused("blocks: are given for " + shares + " indexes, counted from 0; there is no index " + index);
        }
        return new BlockSubset(order.blocks().get(index));
    }

    private static Failure refused(String why) {
        return new Failure(FailureClass.INVALID_CONFIG, "order: " + why);
    }
}
