package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.Stages;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.pipeline.parameters.Method;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.method.Architecture;
import dev.wsss.stages.method.Architectures;
import dev.wsss.stages.method.ClassMapping;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.method.Methods;
import dev.wsss.stages.method.ScaledMaps;
import dev.wsss.stages.method.Shape;
import dev.wsss.stages.net.Passes;
import dev.wsss.stages.run.PredictionFolder.PlaneClass;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Class maps of pictures without labels: the classifier says which classes there are, its maps where. Which method it is of
 * is seen in its weights.
 *
 * @param settings of the inference
 * @param processor what networks compute on
 */
public record Prediction(PredictionSettings settings, Processor processor) {
    /** A classifier at work. */
    private record Classifier(PictureNetwork logits, PictureNetwork maps, ClassMapping mapping)
            implements AutoCloseable {
        @Override
        public void close() {
            logits.close();
            maps.close();
        }
    }

    /**
     * Writes {@code <id>.npy}, {@code <id>.json} and {@code <id>.png} for every picture of a folder; returns how many there were.
     */
    public int write(Path weightsFile, Path folder, Path out, Consumer<String> told) throws IOException {
        Checkpoint file = WeightsFile.read(weightsFile);
        StateDict weights = WeightsImporter.of(file).whole(file, List.of()).stateDict();
        Backbone backbone = Architectures.recognised(weights).orElseThrow();
        Architecture architecture = Architectures.of(backbone);
        Method method = Methods.recognised(architecture, weights)
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_DATA,
                        weightsFile + ": has no classifier; name the weights of a train-cam step, not of a backbone"));
        PredictionFolder files = PredictionFolder.of(folder, out);
        Stages published = published(method, backbone, weightsFile, folder);
        List<Double> factors = Objects.requireNonNullElse(
                settings.scales(), published.makeCam().scales());
        double background = Objects.requireNonNullElse(
                settings.threshold(), published.evalCam().threshold());
        told.accept(method.id() + ", scales " + factors + ", threshold " + background);
        int skipped = 0;
        try (Classifier classifier = classifier(architecture, Methods.of(method).mapping(), weights)) {
            for (Path picture : files.pictures().keySet()) {
                RgbImage image;
                try {
                    image = Pictures.decode(Files.readAllBytes(picture), picture.toString(), SizeCap.NONE);
                } catch (Failure unreadable) {
                    skipped++;
                    if (skipped > settings.skipBadImages()) {
                        throw new Failure(
                                unreadable.failureClass(),
                                unreadable.getMessage()
                                        + "; or leave out up to N such pictures with --skip-bad-images N",
                                unreadable);
                    }
                    told.accept("left out: " + unreadable.getMessage());
                    continue;
                }
                PredictionFolder.Predicted predicted = predicted(classifier, image, factors, background);
                files.write(picture, predicted);
                told.accept(picture.getFileName() + ": " + text(predicted.classes()));
            }
        }
        return files.pictures().size() - skipped;
    }

    private PredictionFolder.Predicted predicted(
            Classifier classifier, RgbImage image, List<Double> factors, double background) {
        float[] probabilities = probabilities(classifier, image);
        List<PlaneClass> classes = IntStream.range(0, probabilities.length)
                .mapToObj(label ->
                        new PlaneClass(label, settings.name(label, probabilities.length), probabilities[label]))
                .filter(each -> each.probability() > settings.probability())
                .toList();
        List<Integer> labels = classes.stream().map(PlaneClass::index).toList();
        Planes maps = maps(classifier, image, labels, factors);
        return new PredictionFolder.Predicted(maps, classes, Segmentation.of(maps, ClassValues.of(labels), background));
    }

    private static String text(List<PlaneClass> classes) {
        return classes.isEmpty()
                ? "no class"
                : classes.stream()
                        .map(each -> String.format(Locale.ROOT, "%s (%.2f)", each.name(), each.probability()))
                        .collect(Collectors.joining(", "));
    }

    /** Returns the parameters in force for a run of the method on these pictures. */
    private static Stages published(Method method, Backbone backbone, Path weights, Path folder) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("method", method.id());
        spec.putObject("network").put("backbone", backbone.id());
        spec.put("initialWeights", weights.toAbsolutePath().toString());
        spec.putObject("dataset").put("location", folder.toAbsolutePath().toString());
        return EffectiveSpec.of(RunManifest.ofResource("predict", spec)).spec().stages();
    }

    private Classifier classifier(Architecture architecture, ClassMapping mapping, StateDict weights) {
        Shape shape = mapping.recognised(architecture, weights).orElseThrow();
        Numeric numeric =
                processor.numeric(Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
        return new Classifier(
                new PictureNetwork(mapping.network(shape).logits(), weights, numeric),
                new PictureNetwork(mapping.network(shape).maps(Passes.PICTURE_AND_MIRROR), weights, numeric),
                mapping);
    }

    /** The logistic function of the logits. */
    private static float[] probabilities(Classifier classifier, RgbImage image) {
        float[] probabilities = classifier
                .logits()
                .output("logits", Normalised.of(image))
                .values()
                .clone();
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-probabilities[i])));
        }
        return probabilities;
    }

    private static Planes maps(Classifier classifier, RgbImage image, List<Integer> labels, List<Double> factors) {
        double[] scales = factors.stream().mapToDouble(Double::doubleValue).toArray();
        List<Planes> maps = Scales.of(image, scales).stream()
                .map(scaled -> ScaledMaps.only(classifier.maps().planes("maps", scaled), labels))
                .toList();
        return classifier.mapping().merged(new ScaledMaps(image.height(), image.width(), labels, maps, factors));
    }
}
