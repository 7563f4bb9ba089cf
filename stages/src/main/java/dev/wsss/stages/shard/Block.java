package dev.wsss.stages.shard;

import dev.wsss.pipeline.artifact.BlockName;
import java.util.List;
import java.util.Set;

/**
 * The images of one tar.
 *
 * @param number counts from 0
 * @param ids image ids in list order; none where every image of the block was left out
 */
public record Block(int number, List<String> ids) {
    public Block {
        ids = List.copyOf(ids);
        if (number < 0) {
            throw new IllegalArgumentException("number: of a block, " + number);
        }
    }

    /** Returns the same block with those of its images that are wanted. */
    public Block only(Set<String> wanted) {
        return new Block(number, ids.stream().filter(wanted::contains).toList());
    }

    BlockName name() {
        return new BlockName(number);
    }
}
