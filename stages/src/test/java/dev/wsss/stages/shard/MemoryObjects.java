package dev.wsss.stages.shard;

import dev.wsss.pipeline.artifact.BlockName;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An artifact's objects in memory. */
record MemoryObjects(Map<String, byte[]> objects) implements ShardSource {
    MemoryObjects() {
        this(new TreeMap<>());
    }

    ShardSink sink() {
        return name -> new MemoryObject(objects, name);
    }

    byte[] get(String name) throws IOException {
        byte[] content = objects.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return content;
    }

    @Override
    public List<Integer> blocks() {
        return objects.keySet().stream()
                .flatMap(name -> BlockName.ofIndex(name).stream())
                .map(BlockName::number)
                .sorted()
                .toList();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(get(name));
    }

    @Override
    public byte[] range(String name, long offset, int length) throws IOException {
        byte[] content = get(name);
        int start = (int) Math.min(offset, content.length);
        return Arrays.copyOfRange(content, start, Math.min(content.length, start + length));
    }
}
