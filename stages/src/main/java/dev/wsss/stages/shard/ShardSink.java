package dev.wsss.stages.shard;

import java.io.IOException;

/** Sink of the objects of an artifact. */
@FunctionalInterface
public interface ShardSink {
    /** Starts an object of this name. */
    ShardObject open(String name) throws IOException;
}
