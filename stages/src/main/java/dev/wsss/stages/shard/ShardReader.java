package dev.wsss.stages.shard;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Reads an artifact's samples, one by one in order or any of them by id; holds the index and the sample in hand.
 *
 * <p>Both ways compare names and sizes with the index, and any difference is a StoreCorrupt that names the object. May be
 * used by several threads when the source may.
 */
public final class ShardReader {
    private final ShardSource source;
    private final ShardIndex index;
    private final Map<String, Located> byId = new LinkedHashMap<>();

    private ShardReader(ShardSource source, ShardIndex index) {
        this.source = source;
        this.index = index;
        index.samples().forEach(sample -> byId.put(sample.id(), sample));
    }

    /** Reads the index. */
    public static ShardReader open(ShardSource source) throws IOException {
        return new ShardReader(source, ShardIndex.read(source));
    }

    /** What is there. */
    public ShardIndex index() {
        return index;
    }

    /** The image ids in order. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Whether an image has such a part. */
    public boolean has(String id, String extension) {
        Located sample = byId.get(id);
        return sample != null && sample.parts().containsKey(extension);
    }

    /** One part of one image by random access; refuses what the index does not list. */
    public byte[] read(String id, String extension) throws IOException {
        Located sample = byId.get(id);
        Span span = sample == null ? null : sample.parts().get(extension);
        if (sample == null || span == null) {
            throw new IllegalArgumentException("no part ." + extension + " of the image " + id);
        }
        String object = Block.objectName(sample.block());
        byte[] content = source.range(object, span.offset(), span.size());
        if (content.length != span.size()) {
            throw ShardIndex.corrupt(object, "it ends inside " + EntryName.of(id, extension));
        }
        return content;
    }

    /** All parts of one image by random access; refuses an image that is not there. */
    public Sample read(String id) throws IOException {
        Located sample = byId.get(id);
        if (sample == null) {
            throw new IllegalArgumentException("no image " + id);
        }
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (String extension : sample.parts().keySet()) {
            parts.put(extension, read(id, extension));
        }
        return new Sample(id, parts);
    }

    /** What is done with a sample. */
    @FunctionalInterface
    public interface SampleAction {
        /** Takes one sample. */
        void accept(Sample sample) throws IOException;
    }

    /** Streams every sample in order. */
    public void forEach(SampleAction action) throws IOException {
        SequencedMap<Integer, List<Located>> blocks = new LinkedHashMap<>();
        for (Located sample : index.samples()) {
            blocks.computeIfAbsent(sample.block(), number -> new ArrayList<>()).add(sample);
        }
        for (Map.Entry<Integer, List<Located>> block : blocks.entrySet()) {
            String object = Block.objectName(block.getKey());
            try (InputStream in = new BufferedInputStream(source.open(object))) {
                for (Located sample : block.getValue()) {
                    action.accept(next(object, in, sample));
                }
            }
        }
    }

    private static Sample next(String object, InputStream in, Located sample) throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Span> part : sample.parts().entrySet()) {
            String name = EntryName.of(sample.id(), part.getKey());
            int size = part.getValue().size();
            byte[] expected = Tar.header(name, size);
            if (!Arrays.equals(expected, in.readNBytes(expected.length))) {
                throw ShardIndex.corrupt(object, "the entry " + name + " is not where the index says");
            }
            byte[] content = in.readNBytes(size);
            int padding = Tar.padding(size);
            if (content.length != size || in.readNBytes(padding).length != padding) {
                throw ShardIndex.corrupt(object, "it ends inside " + name);
            }
            parts.put(part.getKey(), content);
        }
        return new Sample(sample.id(), parts);
    }
}
