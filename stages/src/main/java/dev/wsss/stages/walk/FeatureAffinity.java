package dev.wsss.stages.walk;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;

/** Affinities from features: two pixels belong together as far as their feature vectors agree. */
public final class FeatureAffinity {
    private FeatureAffinity() {}

    /**
     * {@code exp(−mean over channels of |f(source) − f(destination)|)} for each pair (AffinityNet).
     *
     * @param features channels × h × w
     * @return offsets × sources, in the order of the pairs
     */
    public static FloatArray of(Planes features, PairOffsets pairs) {
        SourceWindow window = pairs.sources(features.height(), features.width());
        FloatArray affinities = FloatArray.zeros(pairs.size(), window.size());
        double[] ofOffset = new double[window.size()];
        for (int k = 0; k < pairs.size(); k++) {
            fill(features, pairs, k, ofOffset);
            for (int i = 0; i < ofOffset.length; i++) {
                affinities.values()[k * ofOffset.length + i] = (float) ofOffset[i];
            }
        }
        return affinities;
    }

    /** The affinities of one offset, before they are rounded to float32. */
    static void fill(Planes features, PairOffsets pairs, int offset, double[] affinities) {
        SourceWindow window = pairs.sources(features.height(), features.width());
        Arrays.fill(affinities, 0);
        for (int channel = 0; channel < features.channels(); channel++) {
            addDistances(affinities, features, channel, pairs.offsets().get(offset), window);
        }
        for (int i = 0; i < affinities.length; i++) {
            affinities[i] = StrictMath.exp(-affinities[i] / features.channels());
        }
    }

    private static void addDistances(
            double[] distances, Planes features, int channel, PairOffset offset, SourceWindow window) {
        float[] values = features.values();
        int shift = offset.dy() * features.width() + offset.dx();
        int next = 0;
        for (int row = 0; row < window.rows(); row++) {
            int source = (channel * features.height() + row) * features.width() + window.firstColumn();
            for (int column = 0; column < window.columns(); column++, source++) {
                distances[next++] += Math.abs((double) values[source] - values[source + shift]);
            }
        }
    }
}
