package dev.wsss.stages.format;

import dev.wsss.stages.decoupling.Cutout;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.shard.Sample;

/** One object in the {@code objects} artifact, under the id of its picture: {@code png}, {@code mask.png}, {@code object.json}. */
public final class ObjectFormat {
    private static final String PICTURE = "png";
    private static final String MASK = "mask.png";
    private static final String HEAD = "object.json";

    private ObjectFormat() {}

    private record Head(int classValue, int top, int left) {}

    /** Returns what is written. */
    public static Sample sample(String id, Cutout cutout) {
        return Sample.of(id, PICTURE, Png.rgb(cutout.picture()))
                .and(MASK, Png.grey(cutout.mask()))
                .and(HEAD, Json.bytes(new Head(cutout.classValue(), cutout.top(), cutout.left())));
    }

    /** Returns what was written. */
    public static Cutout cutout(Sample sample) {
        String id = sample.id();
        Head head = Json.read(sample.part(HEAD), Head.class, id + "." + HEAD);
        return Cutout.of(
                head.classValue(),
                Png.picture(sample.part(PICTURE), id + "." + PICTURE, SizeCap.NONE),
                Png.labels(sample.part(MASK), id + "." + MASK));
    }
}
