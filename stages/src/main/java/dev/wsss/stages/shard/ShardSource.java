package dev.wsss.stages.shard;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Source of the objects of an artifact. */
public interface ShardSource {
    /** Returns the numbers of the artifact's blocks, ascending. */
    List<Integer> blocks();

    /** Returns an object from its beginning. */
    InputStream open(String name) throws IOException;

    /** Reads exactly so many bytes of an object, or fewer where it ends. */
    byte[] range(String name, long offset, int length) throws IOException;
}
