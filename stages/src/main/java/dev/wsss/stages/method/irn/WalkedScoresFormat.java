package dev.wsss.stages.method.irn;

import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.format.NpyPlanes;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.shard.Sample;
import java.util.List;

/** One image in IRNet's {@code sem-seg} artifact: {@code png} the mask, {@code scores.json} and {@code scores.npy} the walk. */
final class WalkedScoresFormat {
    private static final String HEAD = "scores.json";
    private static final String SCORES = "scores.npy";

    private WalkedScoresFormat() {}

    private record Head(int height, int width, List<Integer> labels) {}

    /** Returns what is written. */
    static Sample sample(String id, PropagatedScores scores, LabelMap mask) {
        return LabelFormat.sample(id, mask)
                .and(HEAD, Json.bytes(new Head(scores.height(), scores.width(), scores.labels())))
                .and(SCORES, NpyPlanes.bytes(scores.walked()));
    }

    /** Returns whether there are scores: masks made elsewhere have none. */
    static boolean hasScores(Sample sample) {
        return sample.parts().containsKey(SCORES);
    }

    /** Returns the walked scores. */
    static PropagatedScores scores(Sample sample) {
        Head head = Json.read(sample.part(HEAD), Head.class, sample.id() + "." + HEAD);
        return new PropagatedScores(head.height(), head.width(), head.labels(), NpyPlanes.planes(sample.part(SCORES)));
    }
}
