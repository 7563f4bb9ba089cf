package dev.wsss.stages.format;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.method.WalkedScores;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.List;

/** One image in the {@code sem-seg} artifact: {@code png} the mask, {@code scores.json} and {@code scores.npy} the walk. */
public final class WalkedScoresFormat {
    /** The mask as a palette PNG. */
    public static final String MASK = "png";

    private static final String HEAD = "scores.json";
    /** The part with the walked scores, which masks made elsewhere lack. */
    public static final String SCORES = "scores.npy";

    private WalkedScoresFormat() {}

    private record Head(int height, int width, List<Integer> labels) {}

    /** What is written. */
    public static Sample sample(String id, WalkedScores scores, LabelMap mask) {
        return Sample.of(id, MASK, Png.indexed(mask, Palette.voc()))
                .and(HEAD, Json.bytes(new Head(scores.height(), scores.width(), scores.labels())))
                .and(SCORES, NpyPlanes.bytes(scores.walked()));
    }

    /** Whether there are scores: masks made elsewhere have none. */
    public static boolean hasScores(Sample sample) {
        return sample.parts().containsKey(SCORES);
    }

    /** The walked scores. */
    public static WalkedScores scores(Sample sample) {
        Head head = Json.read(sample.part(HEAD), Head.class, sample.id() + "." + HEAD);
        return new WalkedScores(head.height(), head.width(), head.labels(), NpyPlanes.planes(sample.part(SCORES)));
    }

    /** The mask. */
    public static LabelMap mask(Sample sample) {
        return Png.labels(sample.part(MASK), sample.id() + "." + MASK);
    }

    /** The mask of an image, without its scores. */
    public static LabelMap mask(String id, ShardReader samples) throws IOException {
        return Png.labels(samples.read(id, MASK), id + "." + MASK);
    }
}
