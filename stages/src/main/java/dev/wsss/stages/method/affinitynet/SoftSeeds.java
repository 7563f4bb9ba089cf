package dev.wsss.stages.method.affinitynet;

import dev.wsss.stages.crf.DenseCrf;
import dev.wsss.stages.crf.Unary;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.List;

/**
 * Class scores of a picture after two CRFs, from which the labels of an affinity network are taken once a crop is known.
 *
 * <p>A small alpha gives the background much, so that only sure foreground is left; a large one the other way round.
 *
 * @param low scores with the low alpha, (background + classes) × H × W
 * @param high scores with the high alpha, of the same shape
 */
public record SoftSeeds(Planes low, Planes high) {
    private static final float NO_SCORE = 1e-5f;

    public SoftSeeds {
        if (low.channels() < 1
                || low.channels() != high.channels()
                || low.height() != high.height()
                || low.width() != high.width()) {
            throw new IllegalArgumentException("soft seeds of " + low.channels() + "x" + low.height() + "x"
                    + low.width() + " and " + high.channels() + "x" + high.height() + "x" + high.width());
        }
    }

    /**
     * The two alphas and the CRF between class maps and soft seeds.
     *
     * @param low alpha of the sure foreground; published: 4
     * @param high alpha of the sure background; published: 32, for SEAM 24
     * @param iterations of the CRF; published: 10
     */
    public record Rule(AlphaBackground low, AlphaBackground high, int iterations) {
        /**
         * Returns the beliefs of a CRF that starts from [background, classes], for both alphas with one lattice.
         *
         * @param maps classes × H × W, each plane with maximum 1; without a class all is background
         * @param field the CRF of the picture
         */
        public SoftSeeds of(Planes maps, DenseCrf field) {
            List<Planes> beliefs = field.infer(
                    List.of(Unary.fromScores(low.above(maps)), Unary.fromScores(high.above(maps))), iterations);
            return new SoftSeeds(beliefs.getFirst(), beliefs.getLast());
        }
    }

    /**
     * Returns the labels of a training crop, one for each cell of pixels: 0 where the high alpha says background too,
     * the place of a class (from 1) where the low alpha says it, {@link LabelMap#IGNORE} elsewhere and outside the
     * picture.
     *
     * @param cell pixels along a side of a cell: the stride of the network
     * @return ⌈side / cell⌉ × ⌈side / cell⌉
     */
    public LabelMap labels(CropWindow window, Flip flip, int cell) {
        Planes sure = window.pool(low, flip, cell);
        Planes generous = window.pool(high, flip, cell);
        byte[] labels = new byte[sure.planeSize()];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = (byte) label(sure, generous, at);
        }
        return new LabelMap(sure.width(), sure.height(), labels);
    }

    private static int label(Planes sure, Planes generous, int at) {
        int foreground = strongest(sure, at);
        int background = strongest(generous, at);
        if (Math.max(value(sure, foreground, at), value(generous, background, at)) < NO_SCORE) {
            return LabelMap.IGNORE;
        }
        if (background == 0) {
            return 0;
        }
        return foreground == 0 ? LabelMap.IGNORE : foreground;
    }

    private static int strongest(Planes scores, int at) {
        int strongest = 0;
        for (int plane = 1; plane < scores.channels(); plane++) {
            strongest = value(scores, plane, at) > value(scores, strongest, at) ? plane : strongest;
        }
        return strongest;
    }

    private static float value(Planes scores, int plane, int at) {
        return scores.values()[plane * scores.planeSize() + at];
    }
}
