package dev.wsss.stages.method.seam;

import dev.wsss.pipeline.parameters.Seam;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.pipeline.tree.Variant;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.data.JitteredColours;
import dev.wsss.stages.method.ClassTraining;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.method.affinitynet.AffinityNetMethod;
import dev.wsss.stages.method.affinitynet.AlphaMasks;
import dev.wsss.stages.net.ClassHead;
import dev.wsss.stages.net.SeamNetwork;
import dev.wsss.stages.train.ClassObjective;
import dev.wsss.stages.train.Objective;

/** SEAM's parts; those behind the class maps are AffinityNet's. */
public final class SeamMethod {
    private static final SeamMaps MAPS = new SeamMaps();

    /** SEAM (Y. Wang et al., CVPR 2020). */
    public static final Method METHOD = new Method(
            "SEAM",
            SeamMethod::classes,
            MAPS,
            AffinityNetMethod::labels,
            AffinityNetMethod::affinities,
            new AlphaMasks(MAPS, SeamRadius::of));

    private SeamMethod() {}

    private static ClassTraining classes(TrainCam own, Shape shape) {
        Seam.Classifier seam = Variant.own(own, Seam.Classifier.class);
        SeamNetwork network = new SeamNetwork(
                AffinityNetMethod.backbone(shape, own.batchNorm(), seam.dropoutFactor()),
                AffinityNetMethod.frozen(own.frozen()),
                shape.classes(),
                ClassHead.AFFINITYNET.dropping(seam.dropoutFactor()));
        return new ClassTraining(
                objective(network, seam),
                AffinityNetMethod.groups(own.headFactor()),
                new CamAugmentation(
                        own.longSide().getFirst(),
                        own.longSide().getLast(),
                        own.cropSize(),
                        own.flipProbability(),
                        new JitteredColours(seam.colourJitter())));
    }

    private static Objective<ClassSample> objective(SeamNetwork network, Seam.Classifier seam) {
        return seam.consistencyOfCopies()
                ? new ClassObjective(
                        network.training(seam.secondScale(), SeamNetwork.Agreement.OF_ALL), network.classes())
                : new AgreementOfOriginals(new ClassObjective(
                        network.training(seam.secondScale(), SeamNetwork.Agreement.OF_SOME), network.classes()));
    }
}
