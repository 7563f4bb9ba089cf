package dev.wsss.stages.stage;

import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.UserPath;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.Method;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.script.Parameter;
import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.Tensor;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImporter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A user's file of weights that a training starts from: a whole backbone, as strictly as torch takes it.
 *
 * @param file the path, for messages
 * @param tensors under their names here
 * @param understood a sentence on which tensors of the file are used
 */
public record StartingWeights(UserPath file, Checkpoint tensors, String understood) {
    /** Reads a file; refuses one that lacks a tensor of the backbone, has surplus ones, or holds NaN. */
    static StartingWeights read(UserPath file, WeightsImporter importer) throws IOException {
        Checkpoint read = WeightsFile.read(file);
        Checkpoint whole = importer.whole(read, List.of());
        return new StartingWeights(file, whole, importer.understood(read, whole));
    }

    /** Checks before a run begins that its trainings can start from a file. */
    public static void check(UserPath file, RunSpec spec) throws IOException {
        Method method = Methods.of(spec.method());
        Architecture architecture = Architectures.of(spec.network().backbone(spec.method()));
        Shape shape = new Shape(
                architecture, spec.network().width(), spec.dataset().classes().size());
        read(file, architecture.importer())
                .requireShapes(method.classes()
                        .of(spec.stages().trainCam(), shape)
                        .objective()
                        .network()
                        .parameters());
    }

    private void requireShapes(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            Tensor given = tensors.tensors().get(parameter.name());
            if (given != null && !Arrays.equals(given.shape(), parameter.shape())) {
                throw new Failure(
                        FailureClass.INVALID_CONFIG,
                        "initialWeights: " + file + " has " + parameter.name() + " as "
                                + Arrays.toString(given.shape()) + " but the network needs "
                                + Arrays.toString(parameter.shape())
                                + ": give weights of the same width and classes, or change those");
            }
        }
    }
}
