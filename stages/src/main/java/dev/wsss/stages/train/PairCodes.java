package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.walk.AffinityLabels;
import java.util.List;

/** Affinity labels in the form that the loss reads. */
final class PairCodes {
    private PairCodes() {}

    /** N × 1 × offsets × sources. */
    static ByteArray of(List<AffinityLabels> labels) {
        AffinityLabels first = labels.getFirst();
        byte[] all = new byte[Math.multiplyExact(labels.size(), first.codes().length)];
        for (int i = 0; i < labels.size(); i++) {
            System.arraycopy(labels.get(i).codes(), 0, all, i * first.codes().length, first.codes().length);
        }
        return new ByteArray(new int[] {labels.size(), 1, first.offsets(), first.sources()}, all);
    }

    /** How many pairs are background, foreground and negative. */
    static FloatArray counts(List<AffinityLabels> labels) {
        long[] counts = new long[4];
        for (AffinityLabels codes : labels) {
            for (byte code : codes.codes()) {
                counts[code]++;
            }
        }
        return new FloatArray(new int[] {3}, new float[] {
            counts[AffinityLabels.BACKGROUND], counts[AffinityLabels.FOREGROUND], counts[AffinityLabels.NEGATIVE]
        });
    }
}
