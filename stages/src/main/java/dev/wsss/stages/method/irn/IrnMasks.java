package dev.wsss.stages.method.irn;

import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.pipeline.tree.Variant;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.CrfRefinement;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.walk.RandomWalk;
import dev.wsss.stages.weights.StateDict;
import org.jspecify.annotations.Nullable;

/** IRNet's masks: class maps walk until a boundary, the background is a threshold. */
final class IrnMasks implements Masking {
    @Override
    public Masks masks(MakeSemSeg own, Shape shape, StateDict affinities, Numeric numeric) {
        Irn.Masks irn = Variant.own(own, Irn.Masks.class);
        IrnNetwork network = IrnMethod.network(shape, IrnNetwork.Branches.EDGE);
        return new Walked(
                new PictureNetwork(network.boundaries(irn.canvas()), affinities, numeric),
                new RandomWalk(own.radius(), own.beta(), own.logSteps()),
                new CrfRefinement(own.crf()),
                irn.backgroundThreshold());
    }

    private record Walked(
            PictureNetwork boundaries, RandomWalk walk, CrfRefinement sharpening, double backgroundThreshold)
            implements Masks {
        @Override
        public Sample of(String id, RgbImage picture, ScaledMaps maps) {
            PropagatedScores scores =
                    new PropagatedScores(maps.height(), maps.width(), maps.labels(), walked(picture, maps));
            return WalkedScoresFormat.sample(id, scores, sharpening.mask(picture, scores, backgroundThreshold));
        }

        private Planes walked(RgbImage picture, ScaledMaps maps) {
            Planes strided = IrnMaps.strided(maps);
            return maps.labels().isEmpty()
                    ? strided
                    : walk.walk(strided, boundaries.planes("edge", Normalised.of(picture)));
        }

        @Override
        public void close() {
            boundaries.close();
        }
    }

    @Override
    public String background() {
        return "threshold";
    }

    @Override
    public double background(MakeSemSeg own) {
        return Variant.own(own, Irn.Masks.class).backgroundThreshold();
    }

    @Override
    public @Nullable Swept swept(Sample sample, EvalSemSeg own) {
        if (!WalkedScoresFormat.hasScores(sample)) {
            return null;
        }
        PropagatedScores scores = WalkedScoresFormat.scores(sample);
        double[] thresholds = Variant.own(own, Irn.Scores.class).sweep().thresholds();
        return new Swept(thresholds, scores.fullSize(), scores.labels(), null);
    }
}
