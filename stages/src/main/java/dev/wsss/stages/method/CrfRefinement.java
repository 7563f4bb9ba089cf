package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.crf.CrfCache;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CRF between walked scores and masks; without one, as published, the strongest score decides. */
public final class CrfRefinement {
    private final @Nullable Crf crf;
    private final @Nullable CrfCache fields;

    /** Creates a refinement; absent: masks are as published. */
    public CrfRefinement(@Nullable Crf crf) {
        this.crf = crf;
        this.fields = crf == null ? null : new CrfCache(crf.gaussian(), crf.bilateral());
    }

    /** The walked scores of a picture. */
    public interface Scores {
        /** Returns the class indices of the planes, ascending. */
        List<Integer> labels();

        /** Returns the scores of a background and, below it, of the classes: (1 + labels) × H × W. */
        Planes above(double background);

        /** Returns class values where the strongest class is above a background, 0 elsewhere. */
        LabelMap mask(double background);
    }

    /** Returns the mask of a picture. */
    public LabelMap mask(RgbImage picture, Scores scores, double background) {
        if (crf == null || fields == null || scores.labels().isEmpty()) {
            return scores.mask(background);
        }
        LabelMap places = fields.of(picture).labels(Unary.fromScores(scores.above(background)), crf.iterations());
        return ClassValues.ofLocal(places, scores.labels());
    }
}
