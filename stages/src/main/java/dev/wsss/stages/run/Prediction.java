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
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Png;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Class maps of pictures without labels: the classifier says which classes there are, its maps where. Which method it is of
 * is seen in its weights.
 *
 * @param scales of the inference; absent: as the method publishes
 * @param probability above which a class is believed to be there
 * @param threshold background score of the masks; absent: as the method publishes
 * @param processor what networks compute on
 */
public record Prediction(
        @Nullable List<Double> scales,
        double probability,
        @Nullable Double threshold,
        Processor processor) {
    /** A classifier at work. */
    private record Classifier(PictureNetwork logits, PictureNetwork maps, ClassMapping mapping)
            implements AutoCloseable {
        @Override
        public void close() {
            logits.close();
            maps.close();
        }
    }

    /** Writes {@code <id>.npy} and {@code <id>.png} for every picture of a folder; returns how many there were. */
    public int write(Path weightsFile, Path folder, Path out, Consumer<String> told) throws IOException {
        Checkpoint file = WeightsFile.read(weightsFile);
        StateDict weights = WeightsImporter.of(file).whole(file, List.of()).stateDict();
        Backbone backbone = Architectures.recognised(weights).orElseThrow();
        Architecture architecture = Architectures.of(backbone);
        Method method = Methods.recognised(architecture, weights)
                .orElseThrow(() -> new Failure(
                        FailureClass.INVALID_DATA,
                        weightsFile + ": has no classifier; name the weights of a train-cam step, not of a backbone"));
        List<Path> pictures = pictures(folder);
        Stages published = published(method, backbone, weightsFile, folder);
        List<Double> factors =
                Objects.requireNonNullElse(scales, published.makeCam().scales());
        double background =
                Objects.requireNonNullElse(threshold, published.evalCam().threshold());
        Files.createDirectories(out);
        told.accept(method.id() + ", scales " + factors + ", threshold " + background);
        try (Classifier classifier = classifier(architecture, Methods.of(method).mapping(), weights)) {
            for (Path picture : pictures) {
                RgbImage image = Pictures.decode(Files.readAllBytes(picture), picture.toString(), SizeCap.NONE);
                float[] probabilities = probabilities(classifier, image);
                List<Integer> labels = IntStream.range(0, probabilities.length)
                        .filter(label -> probabilities[label] > probability)
                        .boxed()
                        .toList();
                Planes maps = maps(classifier, image, labels, factors);
                write(picture, maps, Segmentation.of(maps, ClassValues.of(labels), background), out);
                told.accept(picture.getFileName() + ": "
                        + (labels.isEmpty()
                                ? "no class"
                                : labels.stream()
                                        .map(label -> String.format(
                                                Locale.ROOT, "class %d (%.2f)", label, probabilities[label]))
                                        .collect(Collectors.joining(", "))));
            }
        }
        return pictures.size();
    }

    /** What a run of the method on these pictures would have in force. */
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
                new PictureNetwork(mapping.classifier(shape), weights, numeric),
                new PictureNetwork(mapping.maps(shape, Passes.PICTURE_AND_MIRROR), weights, numeric),
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

    private static void write(Path picture, Planes maps, LabelMap mask, Path out) throws IOException {
        String name = picture.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.'));
        int[] shape = {maps.channels(), maps.height(), maps.width()};
        Files.write(
                out.resolve(id + ".npy"),
                NpyArray.of(new FloatArray(shape, maps.values())).encode());
        Files.write(out.resolve(id + ".png"), Png.indexed(mask, Palette.voc()));
    }

    private static List<Path> pictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Failure(FailureClass.INVALID_DATA, folder + " is no folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pictures = files.filter(Prediction::isPicture).sorted().toList();
            if (pictures.isEmpty()) {
                throw new Failure(FailureClass.INVALID_DATA, folder + ": has no pictures (.jpg, .jpeg, .png)");
            }
            return pictures;
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
