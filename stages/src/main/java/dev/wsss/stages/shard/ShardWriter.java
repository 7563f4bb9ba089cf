package dev.wsss.stages.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the samples of an image list in its order: tar after tar, and the index at the end. */
public final class ShardWriter implements AutoCloseable {
    private final ShardSink sink;
    private final int blockSize;
    private final List<Block> blocks;
    private final Map<String, Integer> blockOf = new HashMap<>();
    private final List<Located> written = new ArrayList<>();
    private @Nullable BlockWriter current;
    private int number = -1;

    /** A writer of blocks of so many images each. */
    public ShardWriter(ShardSink sink, List<String> ids, int blockSize) {
        this.sink = sink;
        this.blockSize = blockSize;
        this.blocks = Blocks.of(ids, blockSize);
        for (Block block : blocks) {
            block.ids().forEach(id -> blockOf.put(id, block.number()));
        }
    }

    /** Appends a sample; the samples come in list order, and an image may be left out. */
    public void add(Sample sample) throws IOException {
        Integer wanted = blockOf.get(sample.id());
        if (wanted == null || wanted < number) {
            throw new IllegalArgumentException("the image " + sample.id()
                    + (wanted == null ? " is not in the list" : " comes after one that stands behind it in the list"));
        }
        BlockWriter writer = current;
        if (writer == null || wanted > number) {
            closeBlock();
            writer = new BlockWriter(sink, blocks.get(wanted));
            current = writer;
            number = wanted;
        }
        writer.add(sample);
    }

    /** Completes the last tar and writes {@code index.json}; an artifact that is not closed has no index. */
    @Override
    public void close() throws IOException {
        closeBlock();
        new ShardIndex(blockSize, written).write(sink);
    }

    private void closeBlock() throws IOException {
        BlockWriter writer = current;
        if (writer != null) {
            current = null;
            writer.close();
            written.addAll(writer.written());
        }
    }
}
