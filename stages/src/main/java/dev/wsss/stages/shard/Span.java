package dev.wsss.stages.shard;

/**
 * Position of a part's content in its tar.
 *
 * @param offset first byte, a multiple of 512
 * @param size bytes
 */
public record Span(long offset, int size) {
    public Span {
        if (offset < Tar.RECORD || offset % Tar.RECORD != 0 || size < 0) {
            throw new IllegalArgumentException(size + " bytes at byte " + offset + " of a tar");
        }
    }
}
