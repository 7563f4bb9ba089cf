package dev.wsss.stages.stage;

import dev.wsss.pipeline.graph.StepParameters;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Network;
import dev.wsss.stages.script.Statistics;
import java.util.Objects;

/** The networks that a step's parameters describe. */
final class Networks {
    private Networks() {}

    /** The classifier as it is trained. */
    static CamNetwork trained(StepParameters parameters, TrainCam own) {
        Statistics statistics = own.batchNorm() == TrainCam.BatchNorm.BATCH ? Statistics.BATCH : Statistics.RUNNING;
        Frozen frozen = own.frozen().equals(Backbone.NOTHING) ? Frozen.NOTHING : Frozen.upTo(own.frozen());
        return new CamNetwork(
                backbone(parameters, statistics), frozen, parameters.classes().size());
    }

    /** The classifier as it is used: batch norm on running statistics, nothing trained. */
    static CamNetwork cam(StepParameters parameters) {
        return new CamNetwork(
                backbone(parameters, Statistics.RUNNING),
                Frozen.NOTHING,
                parameters.classes().size());
    }

    /** IRNet with the branches that are wanted. */
    static IrnNetwork irn(StepParameters parameters, IrnNetwork.Branches branches) {
        return new IrnNetwork(backbone(parameters, Statistics.RUNNING), branches);
    }

    /** A network whose fresh parameters start as the manifest says. */
    static Network starting(Network network, TrainCam.Initialisation initialisation) {
        return switch (initialisation) {
            case HE -> network;
            case PYTORCH -> network.startingUniformly();
        };
    }

    private static ResNet50 backbone(StepParameters parameters, Statistics statistics) {
        return new ResNet50(Objects.requireNonNull(parameters.network()).width(), statistics);
    }
}
