package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.crf.Fields;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CRF between walked scores and masks; without one, as published, the strongest score decides. */
public final class Sharpening {
    private final @Nullable Crf crf;
    private final @Nullable Fields fields;

    /** Absent: masks are as published. */
    public Sharpening(@Nullable Crf crf) {
        this.crf = crf;
        this.fields = crf == null ? null : new Fields(crf.gaussian(), crf.bilateral());
    }

    /** Scores of the background and below it of the classes, (1 + labels) × H × W. */
    @FunctionalInterface
    public interface Scores {
        Planes above();
    }

    /** The mask of a picture with these labels; empty where the strongest score decides. */
    public Optional<LabelMap> mask(RgbImage picture, List<Integer> labels, Scores scores) {
        if (crf == null || fields == null || labels.isEmpty()) {
            return Optional.empty();
        }
        LabelMap places = fields.of(picture).labels(Unary.fromScores(scores.above()), crf.iterations());
        return Optional.of(ClassValues.ofLocal(places, labels));
    }
}
