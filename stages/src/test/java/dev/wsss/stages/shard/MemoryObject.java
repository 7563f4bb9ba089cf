package dev.wsss.stages.shard;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;

/** An object that lands in a map. */
public record MemoryObject(Map<String, byte[]> objects, String name, ByteArrayOutputStream bytes)
        implements ShardObject {
    /** An empty object of this name. */
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
