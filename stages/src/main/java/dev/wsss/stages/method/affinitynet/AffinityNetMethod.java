package dev.wsss.stages.method.affinitynet;

import dev.wsss.pipeline.parameters.AffinityLabels;
import dev.wsss.pipeline.parameters.AffinityNet;
import dev.wsss.pipeline.parameters.Crf;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.tree.Variant;
import dev.wsss.stages.crf.CrfCache;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.JitteredColours;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.PixelLabels;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.AffinityNetwork;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.LearningGroups;
import dev.wsss.stages.net.backbone.Backbone;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.train.ClassObjective;
import dev.wsss.stages.train.PairObjective;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.walk.PairOffsets;
import java.util.Map;

/** AffinityNet's parts; SEAM shares those behind the class maps. */
public final class AffinityNetMethod {
    /** The classifier in a state dict. */
    public static final String HEAD = "fc8.weight";

    /** A layer that SEAM's classifier and the affinity network have, but not this classifier. */
    public static final String JOINED = "f9.weight";

    private static final AffinityNetMaps MAPS = new AffinityNetMaps();

    /** AffinityNet (J. Ahn, S. Kwak, CVPR 2018). */
    public static final Method METHOD = new Method(
            "AffinityNet",
            AffinityNetMethod::classes,
            MAPS,
            AffinityNetMethod::labels,
            AffinityNetMethod::affinities,
            new AlphaMasks(MAPS, AlphaWalk.RadiusRule.LARGEST));

    private AffinityNetMethod() {}

    private static ClassTraining classes(TrainCam own, Shape shape) {
        AffinityNet.Classifier classifier = Variant.own(own, AffinityNet.Classifier.class);
        CamNetwork network = new CamNetwork(
                backbone(shape, own.batchNorm(), classifier.dropoutFactor()),
                frozen(own.frozen()),
                shape.classes(),
                ClassHead.AFFINITYNET.dropping(classifier.dropoutFactor()));
        return new ClassTraining(
                new ClassObjective(network.training(), shape.classes()),
                groups(own.headFactor()),
                new CamAugmentation(
                        own.longSide().getFirst(),
                        own.longSide().getLast(),
                        own.cropSize(),
                        own.flipProbability(),
                        new JitteredColours(classifier.colourJitter())));
    }

    /** Returns soft scores from two backgrounds. */
    public static PixelLabels labels(AffinityLabels own) {
        AffinityNet.Labels alphas = Variant.own(own, AffinityNet.Labels.class);
        Crf crf = alphas.crf();
        SoftSeeds.Rule rule = new SoftSeeds.Rule(
                new AlphaBackground(alphas.lowAlpha()), new AlphaBackground(alphas.highAlpha()), crf.iterations());
        CrfCache fields = new CrfCache(crf.gaussian(), crf.bilateral());
        return (id, picture, maps, labels) -> SoftSeedsFormat.sample(id, rule.of(maps, fields.of(picture)));
    }

    /** Returns affinities of features. */
    public static AffinityTraining affinities(TrainAffinity own, Shape shape) {
        AffinityNet.Affinities affinities = Variant.own(own, AffinityNet.Affinities.class);
        AffinityNetwork network = new AffinityNetwork(
                backbone(shape, affinities.batchNorm(), affinities.dropoutFactor()), frozen(affinities.frozen()));
        PairOffsets offsets = PairOffsets.plain(own.radius());
        AffinityCrop crop = new AffinityCrop(
                new JitteredColours(affinities.colourJitter()), own.cropSize(), own.flipProbability(), shape.stride());
        return new AffinityTraining(
                new PairObjective(network.training(offsets), offsets),
                groups(affinities.headFactor()),
                (picture, labels, random) -> crop.apply(picture, SoftSeedsFormat.seeds(labels), random),
                null);
    }

    /** Returns rates of 1, 2 for biases, and a multiple of both for new layers; biases do not decay. */
    public static Map<String, Sgd.Group> groups(double headFactor) {
        return Map.of(
                LearningGroups.BACKBONE, new Sgd.Group(1, 1),
                LearningGroups.BACKBONE_BIASES, new Sgd.Group(2, 0),
                LearningGroups.HEAD, new Sgd.Group(headFactor, 1),
                LearningGroups.HEAD_BIASES, new Sgd.Group(2 * headFactor, 0));
    }

    /** Returns the backbone as it is trained. */
    public static Backbone backbone(Shape shape, TrainCam.BatchNorm batchNorm, double dropoutFactor) {
        Statistics statistics = batchNorm == TrainCam.BatchNorm.BATCH ? Statistics.BATCH : Statistics.RUNNING;
        return shape.backbone(statistics, dropoutFactor);
    }

    /** Returns the part of it that is not trained. */
    public static Frozen frozen(String part) {
        return part.equals(dev.wsss.pipeline.parameters.Backbone.NOTHING) ? Frozen.NOTHING : Frozen.upTo(part);
    }
}
