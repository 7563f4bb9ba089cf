package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.format.NpyPlanes;
import dev.wsss.stages.shard.Sample;

/**
 * Soft seeds of one image: {@code low.npy} and {@code high.npy}, float16, (1 + classes of the picture) × H × W.
 *
 * <p>The crop comes before the pooling, so that the pooled labels cannot be kept instead.
 */
final class SoftSeedsFormat {
    private static final String LOW = "low.npy";
    private static final String HIGH = "high.npy";

    private SoftSeedsFormat() {}

    /** Returns what is written. */
    static Sample sample(String id, SoftSeeds seeds) {
        return Sample.of(id, LOW, NpyPlanes.halves(seeds.low())).and(HIGH, NpyPlanes.halves(seeds.high()));
    }

    /** Returns what was written. */
    static SoftSeeds seeds(Sample sample) {
        return new SoftSeeds(NpyPlanes.planes(sample.part(LOW)), NpyPlanes.planes(sample.part(HIGH)));
    }
}
