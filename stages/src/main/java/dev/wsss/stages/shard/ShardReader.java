package dev.wsss.stages.shard;

import dev.wsss.pipeline.artifact.BlockName;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reader of an artifact's samples, one by one in order or any of them by id; in memory are the present sample and the
 * indexes in use.
 *
 * <p>Both ways compare names and sizes with the index, and any difference is a StoreCorrupt that names the object. May
 * be used by several threads when the source may.
 */
public final class ShardReader {
    private final ShardSource source;
    private final List<Integer> blocks;
    private final Map<Integer, BlockIndex> indexes = new TreeMap<>();
    private final Map<String, Located> byId = new HashMap<>();

    private ShardReader(ShardSource source, List<Integer> blocks) {
        this.source = source;
        this.blocks = blocks;
    }

    /** Opens a bulk artifact; indexes are read when they are wanted. */
    public static ShardReader open(ShardSource source) {
        List<Integer> blocks = List.copyOf(source.blocks());
        if (blocks.isEmpty()) {
            throw BlockIndex.corrupt(
                    new BlockName(0).index(),
                    "is not there; another version of wsss has written the artifact, or it has no samples by image");
        }
        return new ShardReader(source, blocks);
    }

    /** Returns the numbers of the blocks, ascending. */
    public List<Integer> blocks() {
        return blocks;
    }

    /** Returns what is there of one block; refuses a number that is not among {@link #blocks}. */
    public Block block(int number) throws IOException {
        return new Block(
                number, index(number).samples().stream().map(Located::id).toList());
    }

    /** Returns the image ids in order. */
    public List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int number : blocks) {
            ids.addAll(block(number).ids());
        }
        return ids;
    }

    /** Returns the images that have such a part. */
    public Set<String> idsWith(String extension) throws IOException {
        Set<String> ids = new HashSet<>();
        for (int number : blocks) {
            for (Located sample : index(number).samples()) {
                if (sample.parts().containsKey(extension)) {
                    ids.add(sample.id());
                }
            }
        }
        return ids;
    }

    /** Returns one part of one image by random access; refuses what the index does not list. */
    public byte[] read(String id, String extension) throws IOException {
        Located sample = find(id);
        Span span = sample == null ? null : sample.parts().get(extension);
        if (sample == null || span == null) {
            throw new IllegalArgumentException("no part ." + extension + " of the image " + id);
        }
        String object = tar(sample);
        byte[] content = source.range(object, span.offset(), span.size());
        if (content.length != span.size()) {
            throw BlockIndex.corrupt(object, "it ends inside " + EntryName.of(id, extension));
        }
        return content;
    }

    /**
     * Returns all parts of one image by random access, in one read of its source; refuses an image that is not there.
     */
    public Sample read(String id) throws IOException {
        Located sample = find(id);
        if (sample == null) {
            throw new IllegalArgumentException("no image " + id);
        }
        if (sample.parts().isEmpty()) {
            return new Sample(id, new LinkedHashMap<>());
        }
        // The parts of a sample are neighbours in its tar, each behind its header.
        long length = 0;
        for (Map.Entry<String, Span> part : sample.parts().entrySet()) {
            int size = part.getValue().size();
            length += Tar.headerLength(EntryName.of(id, part.getKey())) + (long) size + Tar.padding(size);
        }
        Map.Entry<String, Span> first = sample.parts().firstEntry();
        Span last = sample.parts().lastEntry().getValue();
        long begin = first.getValue().offset() - Tar.headerLength(EntryName.of(id, first.getKey()));
        long end = last.offset() + last.size() + Tar.padding(last.size());
        if (begin < 0 || end - begin != length || length > Integer.MAX_VALUE) {
            throw BlockIndex.corrupt(
                    new BlockName(sample.block()).index(), "the parts of the image " + id + " are no neighbours");
        }
        String object = tar(sample);
        return next(object, new ByteArrayInputStream(source.range(object, begin, (int) length)), sample);
    }

    /** Work on a sample. */
    @FunctionalInterface
    public interface SampleAction {
        /** Takes one sample. */
        void accept(Sample sample) throws IOException;
    }

    /** Streams every sample in order. */
    public void forEach(SampleAction action) throws IOException {
        for (int number : blocks) {
            BlockIndex index = BlockIndex.read(source, number);
            String object = new BlockName(number).tar();
            try (InputStream in = new BufferedInputStream(source.open(object))) {
                for (Located sample : index.samples()) {
                    action.accept(next(object, in, sample));
                }
            }
        }
    }

    /** Looks into the indexes seen so far, then into the others one by one. */
    private synchronized @Nullable Located find(String id) throws IOException {
        Located found = byId.get(id);
        for (int number : blocks) {
            if (found != null) {
                break;
            }
            if (!indexes.containsKey(number)) {
                index(number);
                found = byId.get(id);
            }
        }
        return found;
    }

    private synchronized BlockIndex index(int number) throws IOException {
        BlockIndex known = indexes.get(number);
        if (known != null) {
            return known;
        }
        if (!blocks.contains(number)) {
            throw new IllegalArgumentException("no block " + number + " among " + blocks);
        }
        BlockIndex index = BlockIndex.read(source, number);
        for (Located sample : index.samples()) {
            Located other = byId.put(sample.id(), sample);
            if (other != null) {
                throw BlockIndex.corrupt(
                        new BlockName(number).index(),
                        "the image " + sample.id() + " stands in block " + other.block() + " too");
            }
        }
        indexes.put(number, index);
        return index;
    }

    private static String tar(Located sample) {
        return new BlockName(sample.block()).tar();
    }

    private static Sample next(String object, InputStream in, Located sample) throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Span> part : sample.parts().entrySet()) {
            String name = EntryName.of(sample.id(), part.getKey());
            int size = part.getValue().size();
            byte[] expected = Tar.header(name, size);
            if (!Arrays.equals(expected, in.readNBytes(expected.length))) {
                throw BlockIndex.corrupt(object, "the entry " + name + " is not where the index says");
            }
            byte[] content = in.readNBytes(size);
            int padding = Tar.padding(size);
            if (content.length != size || in.readNBytes(padding).length != padding) {
                throw BlockIndex.corrupt(object, "it ends inside " + name);
            }
            parts.put(part.getKey(), content);
        }
        return new Sample(sample.id(), parts);
    }
}
