package dev.wsss.stages.shard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Division of an image list into tars: by position alone, so that no division of the work changes a byte. */
public final class Blocks {
    private Blocks() {}

    /** Returns blocks of so many images each, the last one shorter; refuses an id that is there twice. */
    public static List<Block> of(List<String> ids, int blockSize) {
        if (blockSize < 1) {
            throw new IllegalArgumentException("blockSize: " + blockSize + ", at least 1 is needed");
        }
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("the image " + id + " stands twice in the list");
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += blockSize) {
            blocks.add(new Block(blocks.size(), ids.subList(start, Math.min(ids.size(), start + blockSize))));
        }
        return List.copyOf(blocks);
    }

    /** Returns the images of several blocks, in order. */
    public static List<String> ids(List<Block> blocks) {
        return blocks.stream().flatMap(block -> block.ids().stream()).toList();
    }
}
