package dev.wsss.stages.shard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Location of the parts of one image.
 *
 * @param id the image id
 * @param block the number of its block
 * @param parts extension → place in the block's tar, in the order of the tar
 */
public record Located(String id, int block, SequencedMap<String, Span> parts) {
    public Located {
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
        if (block < 0) {
            throw new IllegalArgumentException("block: " + block);
        }
        for (String extension : parts.keySet()) {
            EntryName.of(id, extension);
        }
    }
}
