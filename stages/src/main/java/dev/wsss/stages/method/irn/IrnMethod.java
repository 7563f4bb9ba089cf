package dev.wsss.stages.method.irn;

import dev.wsss.pipeline.parameters.AffinityLabels;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Irn;
import dev.wsss.pipeline.parameters.TrainAffinity;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.tree.Variant;
import dev.wsss.stages.crf.CrfCache;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.IrnAugmentation;
import dev.wsss.stages.format.LabelFormat;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.PixelLabels;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.train.ClassObjective;
import dev.wsss.stages.train.PairObjective;
import dev.wsss.stages.train.Sgd;
import dev.wsss.stages.walk.PairOffsets;
import java.util.List;
import java.util.Map;

/** IRNet's parts. */
public final class IrnMethod {
    /** IRNet (J. Ahn et al., CVPR 2019). */
    public static final Method METHOD = new Method(
            "IRNet", IrnMethod::classes, new IrnMaps(), IrnMethod::labels, IrnMethod::affinities, new IrnMasks());

    private IrnMethod() {}

    private static ClassTraining classes(TrainCam own, Shape shape) {
        Statistics statistics = own.batchNorm() == TrainCam.BatchNorm.BATCH ? Statistics.BATCH : Statistics.RUNNING;
        Frozen frozen = own.frozen().equals(Backbone.NOTHING) ? Frozen.NOTHING : Frozen.upTo(own.frozen());
        CamNetwork network = new CamNetwork(shape.backbone(statistics, 1), frozen, shape.classes());
        return new ClassTraining(
                new ClassObjective(network.training(), shape.classes()),
                Map.of(
                        CamNetwork.BACKBONE, Sgd.Group.decaying(1),
                        CamNetwork.HEAD, Sgd.Group.decaying(own.headFactor())),
                new CamAugmentation(
                        own.longSide().getFirst(),
                        own.longSide().getLast(),
                        own.cropSize(),
                        own.flipProbability(),
                        CamAugmentation.Colours.UNCHANGED));
    }

    private static PixelLabels labels(AffinityLabels own) {
        Irn.Labels irn = Variant.own(own, Irn.Labels.class);
        Irn.LabelCrf crf = irn.crf();
        TrustedPixels trusted = new TrustedPixels(
                irn.foregroundThreshold(), irn.backgroundThreshold(), crf.groundTruthProbability(), crf.iterations());
        CrfCache fields = new CrfCache(crf.gaussian(), crf.bilateral());
        return (id, picture, maps, labels) -> LabelFormat.sample(id, trusted.of(maps, labels, fields.of(picture)));
    }

    private static AffinityTraining affinities(TrainAffinity own, Shape shape) {
        Irn.Boundaries irn = Variant.own(own, Irn.Boundaries.class);
        IrnNetwork network = network(
                shape, irn.displacementHead() ? IrnNetwork.Branches.EDGE_AND_DISPLACEMENT : IrnNetwork.Branches.EDGE);
        PairOffsets offsets = PairOffsets.radius(own.radius());
        List<Double> rescale = irn.rescale();
        IrnAugmentation augmentation =
                new IrnAugmentation(rescale.getFirst(), rescale.getLast(), own.cropSize(), own.flipProbability());
        return new AffinityTraining(
                new PairObjective(network.training(offsets), offsets),
                Map.of(
                        IrnNetwork.EDGE, Sgd.Group.decaying(1),
                        IrnNetwork.DISPLACEMENT, Sgd.Group.decaying(irn.displacementFactor())),
                (picture, labels, random) -> augmentation.apply(picture, LabelFormat.labels(labels), random),
                irn.displacementHead()
                        ? (weights, numeric) -> new MeanDisplacement(network, weights, numeric, own.cropSize())
                        : null);
    }

    static IrnNetwork network(Shape shape, IrnNetwork.Branches branches) {
        return new IrnNetwork(shape.backbone(), branches);
    }
}
