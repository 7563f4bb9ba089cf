package dev.wsss.stages.crf;

import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.util.Arrays;

/** Unary potentials: the cost of each label at each pixel, minus the logarithm of a probability. */
public final class Unary {
    private static final float LEAST_PROBABILITY = 1e-5f;

    private Unary() {}

    /**
     * Costs of a label map whose labels are right with a probability; the others share the rest.
     *
     * @param ids labels 0..labels-1
     * @param labels how many there are, at least 2
     * @param probability that a pixel's label is right, in (0, 1)
     * @return labels × h × w
     */
    public static Planes fromLabels(LabelMap ids, int labels, double probability) {
        if (labels < 2) {
            throw new IllegalArgumentException(labels + " labels: a CRF decides between at least 2");
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("gtProb " + probability + " is not between 0 and 1");
        }
        Planes costs = Planes.zeros(labels, ids.height(), ids.width());
        int pixels = costs.planeSize();
        Arrays.fill(costs.values(), (float) -StrictMath.log((1 - probability) / (labels - 1)));
        float right = (float) -StrictMath.log(probability);
        for (int pixel = 0; pixel < pixels; pixel++) {
            int label = ids.labels()[pixel] & 0xff;
            if (label >= labels) {
                throw new IllegalArgumentException(
                        "label " + label + " at pixel " + pixel + " of " + labels + " labels");
            }
            costs.values()[label * pixels + pixel] = right;
        }
        return costs;
    }

    /**
     * Costs of scores that are taken as probabilities as they are: {@code −ln(clip(score, 1e-5, 1))}.
     *
     * @param scores labels × h × w; need not add up to 1
     */
    public static Planes fromScores(Planes scores) {
        Planes costs = Planes.zeros(scores.channels(), scores.height(), scores.width());
        for (int i = 0; i < costs.values().length; i++) {
            costs.values()[i] = (float) -StrictMath.log(Math.clamp(scores.values()[i], LEAST_PROBABILITY, 1f));
        }
        return costs;
    }
}
