package dev.wsss.stages.shard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Parts of an artifact that belong to one image.
 *
 * @param id the image id
 * @param parts extension (for instance {@code npy} or {@code seed.png}) → content, in the order of the tar
 */
public record Sample(String id, SequencedMap<String, byte[]> parts) {
    public Sample {
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    /** Returns a sample of one part. */
    public static Sample of(String id, String extension, byte[] content) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(extension, content);
        return new Sample(id, parts);
    }

    /** Returns this sample with one more part behind the others. */
    public Sample and(String extension, byte[] content) {
        SequencedMap<String, byte[]> more = new LinkedHashMap<>(parts);
        if (more.put(extension, content) != null) {
            throw new IllegalArgumentException("the image " + id + " has two parts ." + extension);
        }
        return new Sample(id, more);
    }

    /** Returns the content of a part; refuses one that is not there. */
    public byte[] part(String extension) {
        byte[] content = parts.get(extension);
        if (content == null) {
            throw new IllegalArgumentException(
                    "the image " + id + " has no part ." + extension + " among " + parts.keySet());
        }
        return content;
    }
}
