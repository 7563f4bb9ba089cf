package dev.wsss.stages.walk;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Affinities from features: two pixels belong together as far as their feature vectors agree. */
public final class FeatureAffinity {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    /** Channels whose distances are added in float32, before the sum goes to float64. */
    private static final int CHANNELS = 16;

    private FeatureAffinity() {}

    /**
     * Returns {@code exp(−mean over channels of |f(source) − f(destination)|)} for each pair (AffinityNet).
     *
     * @param features channels × h × w
     * @return offsets × sources, in the order of the pairs
     */
    public static FloatArray of(Planes features, PairOffsets pairs) {
        SourceWindow window = pairs.sources(features.height(), features.width());
        int width = features.width();
        // From the first source to the last, with the pixels of the margins in between.
        int length = (window.rows() - 1) * width + window.columns();
        double[][] distances = new double[pairs.size()][length];
        for (int channel = 0; channel < features.channels(); channel += CHANNELS) {
            int last = Math.min(channel + CHANNELS, features.channels());
            add(distances, features, channel, last, window.firstColumn(), pairs.offsets());
        }
        FloatArray affinities = FloatArray.zeros(pairs.size(), window.size());
        int next = 0;
        for (double[] ofOffset : distances) {
            for (int source = 0; source < window.size(); source++) {
                int at = source / window.columns() * width + source % window.columns();
                affinities.values()[next++] = (float) StrictMath.exp(-ofOffset[at] / features.channels());
            }
        }
        return affinities;
    }

    /** Adds the distances of some channels, which stay in a near cache, for all offsets. */
    private static void add(
            double[][] distances, Planes features, int from, int to, int source, List<PairOffset> offsets) {
        float[] sums = new float[distances[0].length];
        for (int k = 0; k < distances.length; k++) {
            int shift = offsets.get(k).dy() * features.width() + offsets.get(k).dx();
            sum(sums, features, from, to, source, shift);
            double[] ofOffset = distances[k];
            for (int i = 0; i < sums.length; i++) {
                ofOffset[i] += sums[i];
            }
        }
    }

    private static void sum(float[] sums, Planes features, int from, int to, int source, int shift) {
        float[] values = features.values();
        int size = features.planeSize();
        for (int i = 0; i < sums.length; i += LANES.length()) {
            VectorMask<Float> inside = LANES.indexInRange(i, sums.length);
            FloatVector sum = FloatVector.zero(LANES);
            int at = from * size + source + i;
            for (int channel = from; channel < to; channel++, at += size) {
                FloatVector here = FloatVector.fromArray(LANES, values, at, inside);
                FloatVector there = FloatVector.fromArray(LANES, values, at + shift, inside);
                sum = sum.add(here.sub(there).abs());
            }
            sum.intoArray(sums, i, inside);
        }
    }
}
