package dev.wsss.stages.shard;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** An object of an artifact while it grows; closing it before it is complete discards it. */
public interface ShardObject extends Closeable {
    /** Returns the stream that it grows by. */
    OutputStream stream();

    /** Hands over what was written; nothing is written after that. */
    void complete() throws IOException;
}
