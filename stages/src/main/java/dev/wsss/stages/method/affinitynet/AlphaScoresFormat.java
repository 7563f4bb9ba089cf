package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.NpyPlanes;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.shard.Sample;
import java.util.List;

/**
 * One image in AffinityNet's and SEAM's {@code sem-seg} artifact: {@code png} the mask, {@code scores.json} and
 * {@code scores.npy} the walked planes of the classes, then those of the background for each alpha.
 */
final class AlphaScoresFormat {
    private static final String HEAD = "scores.json";
    private static final String SCORES = "scores.npy";

    private AlphaScoresFormat() {}

    private record Head(int height, int width, int stride, List<Integer> labels, double[] alphas) {}

    /** Returns what is written. */
    static Sample sample(String id, AlphaScores scores, LabelMap mask) {
        Head head = new Head(scores.height(), scores.width(), scores.stride(), scores.labels(), scores.alphas());
        return LabelFormat.sample(id, mask).and(HEAD, Json.bytes(head)).and(SCORES, NpyPlanes.bytes(scores.walked()));
    }

    /** Returns whether there are scores: masks made elsewhere have none. */
    static boolean hasScores(Sample sample) {
        return sample.parts().containsKey(SCORES);
    }

    /** Returns the walked scores. */
    static AlphaScores scores(Sample sample) {
        Head head = Json.read(sample.part(HEAD), Head.class, sample.id() + "." + HEAD);
        return new AlphaScores(
                head.height(),
                head.width(),
                head.stride(),
                head.labels(),
                head.alphas(),
                NpyPlanes.planes(sample.part(SCORES)));
    }
}
