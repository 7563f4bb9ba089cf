package dev.wsss.stages.shard;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A writer of the samples of several blocks in their order: for each block a tar and its index, also where it has no
 * samples.
 */
public final class ShardWriter implements AutoCloseable {
    private final ShardSink sink;
    private final List<Block> blocks;
    private final Map<String, Integer> places = new HashMap<>();
    private @Nullable BlockWriter current;
    private int begun;

    /** Creates a writer of these blocks and no others. */
    public ShardWriter(ShardSink sink, List<Block> blocks) {
        this.sink = sink;
        this.blocks = List.copyOf(blocks);
        for (int place = 0; place < blocks.size(); place++) {
            for (String id : blocks.get(place).ids()) {
                places.put(id, place);
            }
        }
    }

    /** Appends a sample; the samples come in list order, and an image may be left out. */
    public void add(Sample sample) throws IOException {
        Integer place = places.get(sample.id());
        if (place == null || place < begun - 1) {
            throw new IllegalArgumentException("the image " + sample.id()
                    + (place == null ? " is not in the list" : " comes after one that stands behind it in the list"));
        }
        BlockWriter writer = current;
        while (writer == null || begun <= place) {
            writer = begin();
        }
        writer.add(sample);
    }

    /** Completes the last block and writes those behind it; an artifact that is not finished lacks a block. */
    public void finish() throws IOException {
        while (begun < blocks.size()) {
            begin();
        }
        finishCurrent();
    }

    private void finishCurrent() throws IOException {
        try (BlockWriter writer = current) {
            current = null;
            if (writer != null) {
                writer.finish();
            }
        }
    }

    /** Discards the block in hand. */
    @Override
    public void close() throws IOException {
        BlockWriter writer = current;
        if (writer != null) {
            current = null;
            writer.close();
        }
    }

    private BlockWriter begin() throws IOException {
        finishCurrent();
        BlockWriter writer = new BlockWriter(sink, blocks.get(begun));
        current = writer;
        begun++;
        return writer;
    }
}
