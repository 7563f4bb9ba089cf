package dev.wsss.stages.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A writer of one block: its tar as its samples come, and its index at the end; in memory are only their places.
 * Without {@link #finish} there is no block.
 *
 * <p>Blocks are independent of each other, so several may be written at once, each by one thread.
 */
public final class BlockWriter implements AutoCloseable {
    private final ShardSink sink;
    private final Block block;
    private final ShardObject out;
    private final List<Located> written = new ArrayList<>();
    private long position;
    private int next;

    /** Opens the block's tar. */
    public BlockWriter(ShardSink sink, Block block) throws IOException {
        this.sink = sink;
        this.block = block;
        this.out = sink.open(block.name().tar());
    }

    /** Appends a sample; the samples come in the block's order, and an image may be left out. */
    public void add(Sample sample) throws IOException {
        int index = block.ids().subList(next, block.ids().size()).indexOf(sample.id());
        if (index < 0) {
            throw new IllegalArgumentException("the image " + sample.id() + " is not the next of block "
                    + block.number() + ", or not of it at all");
        }
        next += index + 1;
        SequencedMap<String, Span> spans = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> part : sample.parts().entrySet()) {
            spans.put(part.getKey(), entry(EntryName.of(sample.id(), part.getKey()), part.getValue()));
        }
        written.add(new Located(sample.id(), block.number(), spans));
    }

    /** Ends the tar with its two empty records, completes it and writes the index. */
    public void finish() throws IOException {
        out.stream().write(new byte[2 * Tar.RECORD]);
        out.complete();
        new BlockIndex(block.number(), written).write(sink);
    }

    /** Discards a block that is not finished. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private Span entry(String name, byte[] content) throws IOException {
        byte[] header = Tar.header(name, content.length);
        out.stream().write(header);
        out.stream().write(content);
        int padding = Tar.padding(content.length);
        out.stream().write(new byte[padding]);
        Span span = new Span(position + header.length, content.length);
        position += header.length + (long) content.length + padding;
        return span;
    }
}
