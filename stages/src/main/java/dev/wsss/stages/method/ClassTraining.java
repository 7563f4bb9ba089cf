package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.TrainCam;
import dev.wsss.stages.data.CamAugmentation;
import dev.wsss.stages.data.ClassSample;
import dev.wsss.stages.train.Objective;
import dev.wsss.stages.train.Sgd;
import java.util.Map;

/**
 * A method's training of classes from the labels of pictures.
 *
 * @param objective the network and its loss
 * @param groups factors of learning rate and weight decay
 * @param augmentation of pictures, and of copies with something foreign in them
 */
public record ClassTraining(
        Objective<ClassSample> objective, Map<String, Sgd.Group> groups, CamAugmentation augmentation) {
    public ClassTraining {
        groups = Map.copyOf(groups);
    }

    /** A method's way. */
    @FunctionalInterface
    public interface Part {
        ClassTraining of(TrainCam own, Shape shape);
    }
}
