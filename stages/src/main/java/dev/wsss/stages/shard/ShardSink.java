package dev.wsss.stages.shard;

import java.io.IOException;
import java.io.OutputStream;

/** Sink of the objects of an artifact. */
@FunctionalInterface
public interface ShardSink {
    /** A stream for a new object of this name; closing it completes the object. */
    OutputStream open(String name) throws IOException;
}
