package dev.wsss.stages.shard;

import java.io.IOException;
import java.io.OutputStream;

/** Where the objects of an artifact are written. */
@FunctionalInterface
public interface ShardSink {
    /** A stream for a new object of this name; closing it completes the object. */
    OutputStream open(String name) throws IOException;
}
