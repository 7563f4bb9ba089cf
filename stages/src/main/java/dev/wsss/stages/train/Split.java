package dev.wsss.stages.train;

import dev.wsss.stages.script.Training;

/**
 * Division of a batch into parts whose gradients are summed, for machines that cannot hold all of it.
 *
 * @param batch pictures of one update
 * @param part pictures of one pass, at most {@code batch}; batch statistics are those of a part
 */
public record Split(int batch, int part) {
    /** Work on one part. */
    interface Range {
        void accept(int from, int to);
    }

    public Split {
        if (batch < 1) {
            throw new IllegalArgumentException("batch " + batch + ": at least 1");
        }
        if (part < 1 || part > batch) {
            throw new IllegalArgumentException("part " + part + ": from 1 to the batch, " + batch);
        }
    }

    /** Returns the whole batch in one pass. */
    public static Split none(int batch) {
        return new Split(batch, batch);
    }

    Training.Batches batches() {
        return part < batch ? Training.Batches.SPLIT : Training.Batches.WHOLE;
    }

    void forEach(int pictures, Range range) {
        if (pictures != batch) {
            throw new IllegalArgumentException(
                    "a batch of " + pictures + " pictures where " + batch + " were announced");
        }
        for (int from = 0; from < pictures; from += part) {
            range.accept(from, Math.min(from + part, pictures));
        }
    }
}
