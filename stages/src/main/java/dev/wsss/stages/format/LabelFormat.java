package dev.wsss.stages.format;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;

/** A label map of one image, as a palette PNG: truth, masks, labels of pixels. */
public final class LabelFormat {
    /** The part that holds the map. */
    public static final String LABELS = "png";

    private LabelFormat() {}

    /** Returns what is written. */
    public static Sample sample(String id, LabelMap labels) {
        return Sample.of(id, LABELS, Png.indexed(labels, Palette.voc()));
    }

    /** Returns what was written. */
    public static LabelMap labels(Sample sample) {
        return Png.labels(sample.part(LABELS), sample.id() + "." + LABELS);
    }

    /** Returns what was written for an image. */
    public static LabelMap labels(String id, ShardReader samples) throws IOException {
        return Png.labels(samples.read(id, LABELS), id + "." + LABELS);
    }
}
