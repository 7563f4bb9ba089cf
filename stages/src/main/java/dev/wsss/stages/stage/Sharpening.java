package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.WalkedScores;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What stands between walked scores and the mask: nothing, as published, or a CRF. */
@FunctionalInterface
interface Sharpening {
    LabelMap mask(RgbImage picture, WalkedScores scores, double backgroundThreshold);

    static Sharpening of(@Nullable Crf crf) {
        if (crf == null) {
            return (picture, scores, threshold) -> scores.mask(threshold);
        }
        Fields fields = new Fields(crf.gaussian(), crf.bilateral());
        return (picture, scores, threshold) -> {
            if (scores.labels().isEmpty()) {
                return scores.mask(threshold);
            }
            Planes probabilities = withBackground(scores.fullSize(), (float) threshold);
            LabelMap local = fields.of(picture).labels(Unary.fromScores(probabilities), crf.iterations());
            return ClassValues.ofLocal(local, scores.labels());
        };
    }

    /** The scores behind a constant background plane. */
    private static Planes withBackground(Planes scores, float threshold) {
        Planes all = Planes.zeros(scores.channels() + 1, scores.height(), scores.width());
        Arrays.fill(all.values(), 0, all.planeSize(), threshold);
        System.arraycopy(scores.values(), 0, all.values(), all.planeSize(), scores.values().length);
        return all;
    }
}
