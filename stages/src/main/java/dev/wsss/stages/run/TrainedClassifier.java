package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.graph.Plan;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.stage.TrainedWeights;
import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A classifier that is used on new pictures.
 *
 * @param architecture of its backbone
 * @param method that it was trained by
 * @param weights of the whole network
 * @param scales of the inference, unless others are wanted
 * @param threshold background score of the masks, unless another is wanted
 * @param classes names in the order of its outputs; empty where only their number is known
 * @param largest picture that is decoded
 */
public record TrainedClassifier(
        Architecture architecture,
        Method method,
        StateDict weights,
        List<Double> scales,
        double threshold,
        List<String> classes,
        SizeCap largest) {
    public TrainedClassifier {
        scales = List.copyOf(scales);
        classes = List.copyOf(classes);
    }

    /**
     * Returns the classifier of a file of weights; which method it is of is seen in them, and its parameters are the
     * published ones.
     */
    public static TrainedClassifier ofFile(Path file) throws IOException {
        Checkpoint read = WeightsFile.read(file);
        StateDict weights = WeightsImporter.of(read).whole(read, List.of()).stateDict();
        Backbone backbone = Architectures.recognised(weights).orElseThrow();
        Architecture architecture = Architectures.of(backbone);
        Method method = Methods.recognised(architecture, weights)
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_DATA,
                        file + ": has no classifier; name the weights of a train-cam step, not of a backbone"));
        RunSpec published = published(method, backbone, file);
        return new TrainedClassifier(
                architecture,
                method,
                weights,
                published.stages().makeCam().scales(),
                published.stages().evalCam().threshold(),
                List.of(),
                new SizeCap(published.dataset().maximumPixels()));
    }

    /** Returns the classifier of the last round of a finished run, with the run's own classes, scales and threshold. */
    public static TrainedClassifier ofRun(RunSettings settings) throws IOException {
        Plan.Line line = EmbeddedRun.plan(settings).lines().stream()
                .filter(each -> each.step().task() == Stage.TRAIN_CAM)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_CONFIG,
                        "run " + settings.name() + " trains no classifier, as its class maps are given"));
        Step step = line.step();
        if (!(line.decision() instanceof Plan.Decision.Cached cached)) {
            throw notThere(settings, step, line.decision().text());
        }
        RunSpec spec = settings.spec();
        ContextDecoupling decoupling = spec.contextDecoupling();
        Stages stages = step.round() == Round.DECOUPLED
                ? Objects.requireNonNull(decoupling).stages()
                : spec.stages();
        return new TrainedClassifier(
                Architectures.of(spec.network().backbone(spec.method())),
                spec.method(),
                TrainedWeights.read(
                        ArtifactReader.open(settings.store(), cached.output().location())),
                stages.makeCam().scales(),
                stages.evalCam().threshold(),
                spec.dataset().classes(),
                new SizeCap(spec.dataset().maximumPixels()));
    }

    private static Failure notThere(RunSettings settings, Step step, String why) {
        return new Failure(
                FailureClass.INVALID_CONFIG,
                "run " + settings.name() + " has no result of " + step.name() + " in store "
                        + settings.store().describe() + ": " + why + "; execute it first with wsss run, and name the"
                        + " same --store and --data");
    }

    /** Returns the parameters in force for a run of the method on this backbone. */
    private static RunSpec published(Method method, Backbone backbone, Path weights) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("method", method.id());
        spec.putObject("network").put("backbone", backbone.id());
        spec.put("initialWeights", weights.toAbsolutePath().toString());
        spec.putObject("dataset").put("location", "pictures");
        return EffectiveSpec.of(RunManifest.ofResource("predict", spec)).spec();
    }
}
