package dev.wsss.stages.shard;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;

/** An object that is written to a map. */
public record MemoryObject(Map<String, byte[]> objects, String name, ByteArrayOutputStream bytes)
        implements ShardObject {
    /** Creates an empty object of this name. */
    public MemoryObject(Map<String, byte[]> objects, String name) {
        this(objects, name, new ByteArrayOutputStream());
    }

    @Override
    public OutputStream stream() {
        return bytes;
    }

    @Override
    public void complete() {
        objects.put(name, bytes.toByteArray());
    }

    @Override
    public void close() {}
}
