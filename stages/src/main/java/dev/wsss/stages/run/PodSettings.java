package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.source.UserFiles;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.script.Processor;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an order in a process of its own.
 *
 * @param order what to do
 * @param store that the order names
 * @param execution a name that no other execution has, the uid of the pod
 * @param index which of the order's shares it takes; absent where the order has none
 * @param files of the user
 * @param cacheBytes of its folder for temporary files that copies of inputs may take
 * @param processor what networks compute on
 * @param workers threads for work on single pictures
 */
public record PodSettings(
        Order order,
        Store store,
        String execution,
        @Nullable Integer index,
        UserFiles files,
        long cacheBytes,
        Processor processor,
        int workers) {}
