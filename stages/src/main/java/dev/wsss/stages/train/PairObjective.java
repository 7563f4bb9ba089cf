package dev.wsss.stages.train;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.PixelSample;
import dev.wsss.stages.data.Stack;
import dev.wsss.stages.script.Bindings;
import dev.wsss.stages.script.ByteArray;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.walk.PairLabels;
import dev.wsss.stages.walk.PairOffsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The objective of learning from pairs of pixels whether both are of one class.
 *
 * @param network takes {@code picture} N × 3 × H × W, {@code pairs} N × 1 × offsets × sources, codes of
 *     {@link PairLabels}, and {@code counts}, the pairs of background, of one class and of different classes in the
 *     whole batch; its losses are sums over pairs divided by these counts
 * @param offsets of the pairs
 */
public record PairObjective(Network network, PairOffsets offsets) implements Objective<PixelSample> {
    @Override
    public List<Part> parts(List<PixelSample> batch, Split split) {
        List<PairLabels> codes = batch.stream()
                .map(sample -> PairLabels.of(sample.labels(), offsets))
                .toList();
        FloatArray counts = counts(codes);
        List<Part> parts = new ArrayList<>();
        split.forEach(batch.size(), (from, to) -> {
            Bindings bindings = new Bindings()
                    .with(
                            "picture",
                            Stack.planes(batch.subList(from, to).stream()
                                    .map(PixelSample::picture)
                                    .toList()))
                    .with("pairs", stacked(codes.subList(from, to)))
                    .with("counts", counts);
            parts.add(new Part(from, to, bindings, 1));
        });
        return parts;
    }

    private static ByteArray stacked(List<PairLabels> labels) {
        PairLabels first = labels.getFirst();
        byte[] all = new byte[Math.multiplyExact(labels.size(), first.codes().length)];
        for (int i = 0; i < labels.size(); i++) {
            System.arraycopy(labels.get(i).codes(), 0, all, i * first.codes().length, first.codes().length);
        }
        return new ByteArray(new int[] {labels.size(), 1, first.offsets(), first.sources()}, all);
    }

    private static FloatArray counts(List<PairLabels> labels) {
        long[] counts = new long[4];
        for (PairLabels codes : labels) {
            for (byte code : codes.codes()) {
                counts[code]++;
            }
        }
        return new FloatArray(new int[] {3}, new float[] {
            counts[PairLabels.BACKGROUND], counts[PairLabels.FOREGROUND], counts[PairLabels.NEGATIVE]
        });
    }
}
