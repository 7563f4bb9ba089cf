package dev.wsss.pipeline.store.s3;

/**
 * Sizes of the parts of an upload whose length is unknown at its beginning.
 *
 * <p>S3 takes 10,000 parts. The first 8,000 have the regular size, which is 62 GiB of parts of 8 MiB; only objects
 * beyond that pay for their size with larger buffers.
 *
 * @param regular bytes of a part; S3 requires at least 5 MiB of all but the last
 */
record PartSizes(int regular) {
    static final int MOST = 10_000;

    private static final int REGULAR_PARTS = 8_000;
    private static final int GROWTH = 8;

    /** Parts of 8 MiB. */
    static final PartSizes USUAL = new PartSizes(8 << 20);

    /**
     * Returns bytes of a part.
     *
     * @param number from 1
     */
    int of(int number) {
        return number <= REGULAR_PARTS ? regular : regular * GROWTH;
    }
}
