package dev.wsss.stages.method.affinitynet;

import dev.wsss.pipeline.parameters.AffinityNet;
import dev.wsss.pipeline.parameters.EvalSemSeg;
import dev.wsss.pipeline.parameters.MakeSemSeg;
import dev.wsss.pipeline.tree.Variant;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.CrfRefinement;
import dev.wsss.stages.method.Masking;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.AffinityNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.weights.StateDict;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * AffinityNet's and SEAM's masks: classes and the background of an alpha walk along affinities of features, the strongest
 * wins.
 *
 * @param mapping that made the class maps
 * @param fit the radius of small maps
 */
public record AlphaMasks(ClassMapping mapping, AlphaWalk.RadiusRule fit) implements Masking {
    @Override
    public Masks masks(MakeSemSeg own, Shape shape, StateDict affinities, Numeric numeric) {
        AffinityNet.Masks masks = Variant.own(own, AffinityNet.Masks.class);
        AffinityNetwork network = new AffinityNetwork(shape.backbone(), Frozen.NOTHING);
        return new Walked(
                new PictureNetwork(network.paddedFeatures(), affinities, numeric),
                mapping,
                new AlphaWalk(own.radius(), own.beta(), own.logSteps(), shape.stride(), fit),
                new CrfRefinement(own.crf()),
                masks.alpha(),
                grid(masks));
    }

    /** Returns the alphas that are walked: the one of the masks is among them always. */
    private static double[] grid(AffinityNet.Masks masks) {
        return DoubleStream.concat(
                        DoubleStream.of(masks.alpha()), masks.alphas().stream().mapToDouble(Double::doubleValue))
                .sorted()
                .distinct()
                .toArray();
    }

    private record Walked(
            PictureNetwork features,
            ClassMapping mapping,
            AlphaWalk walk,
            CrfRefinement sharpening,
            double alpha,
            double[] grid)
            implements Masks {
        @Override
        public Sample of(String id, RgbImage picture, ScaledMaps maps) {
            AlphaScores scores = walked(picture, maps);
            return AlphaScoresFormat.sample(id, scores, sharpening.mask(picture, scores, alpha));
        }

        private AlphaScores walked(RgbImage picture, ScaledMaps maps) {
            Planes merged = mapping.merged(maps);
            if (maps.labels().isEmpty() || walk.radius(maps.height(), maps.width()) < 2) {
                return walk.standing(merged, maps.labels(), grid);
            }
            Planes seen = features.planes("features", Normalised.of(picture));
            return walk.alongFeatures(merged, maps.labels(), grid, seen);
        }

        @Override
        public void close() {
            features.close();
        }
    }

    @Override
    public String background() {
        return "alpha";
    }

    @Override
    public double background(MakeSemSeg own) {
        return Variant.own(own, AffinityNet.Masks.class).alpha();
    }

    @Override
    public @Nullable Swept swept(Sample sample, EvalSemSeg own) {
        if (!AlphaScoresFormat.hasScores(sample)) {
            return null;
        }
        AlphaScores scores = AlphaScoresFormat.scores(sample);
        return new Swept(scores.alphas(), scores.fullSize(), scores.labels(), scores::background);
    }
}
