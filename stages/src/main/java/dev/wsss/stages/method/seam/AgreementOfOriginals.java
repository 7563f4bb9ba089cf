package dev.wsss.stages.method.seam;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.ClassSample.Origin;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.train.ClassObjective;
import dev.wsss.stages.train.Objective;
import dev.wsss.stages.train.Split;
import java.util.List;

/**
 * SEAM's objective of the decoupled round, where only the pictures themselves are to have the same maps in both views.
 *
 * <p>The weights of the others make up for those of copies, so that the two losses stay means over the pictures that
 * count.
 *
 * @param classes the objective, whose network takes {@code agreement}
 */
record AgreementOfOriginals(ClassObjective classes) implements Objective<ClassSample> {
    @Override
    public Network network() {
        return classes.network();
    }

    @Override
    public List<Part> parts(List<ClassSample> batch, Split split) {
        long originals = batch.stream()
                .filter(sample -> sample.origin() == Origin.PICTURE)
                .count();
        float weight = (float) batch.size() / Math.max(1, originals);
        List<Part> parts = classes.parts(batch, split);
        for (Part part : parts) {
            FloatArray weights = FloatArray.zeros(part.to() - part.from(), 1, 1, 1);
            for (int sample = part.from(); sample < part.to(); sample++) {
                boolean counts = batch.get(sample).origin() == Origin.PICTURE;
                weights.values()[sample - part.from()] = counts ? weight : 0;
            }
            part.bindings().with("agreement", weights);
        }
        return parts;
    }
}
