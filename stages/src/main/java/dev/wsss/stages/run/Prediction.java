package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
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
import dev.wsss.stages.weights.StateDict;
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
 * Class maps of pictures without labels: the classifier says which classes there are, its maps where.
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
    public int write(TrainedClassifier trained, Path folder, Path out, Consumer<String> messages) throws IOException {
        PredictionFolder files = PredictionFolder.of(folder, out);
        List<Double> factors = Objects.requireNonNullElse(settings.scales(), trained.scales());
        double background = Objects.requireNonNullElse(settings.threshold(), trained.threshold());
        List<String> names = settings.classes().isEmpty() ? trained.classes() : settings.classes();
        messages.accept(trained.method().id() + ", scales " + factors + ", threshold " + background);
        int skipped = 0;
        try (Classifier classifier = classifier(trained)) {
            for (Path picture : files.pictures().keySet()) {
                RgbImage image;
                try {
                    image = Pictures.decode(Files.readAllBytes(picture), picture.toString(), trained.largest());
                } catch (Failure unreadable) {
                    skipped++;
                    if (skipped > settings.skipBadImages()) {
                        throw new Failure(
                                unreadable.failureClass(),
                                unreadable.getMessage()
                                        + "; or leave out up to N such pictures with --skip-bad-images N",
                                unreadable);
                    }
                    messages.accept("left out: " + unreadable.getMessage());
                    continue;
                }
                PredictionFolder.Predicted predicted = predicted(classifier, image, names, factors, background);
                files.write(picture, predicted);
                messages.accept(picture.getFileName() + ": " + text(predicted.classes()));
            }
        }
        return files.pictures().size() - skipped;
    }

    private PredictionFolder.Predicted predicted(
            Classifier classifier, RgbImage image, List<String> names, List<Double> factors, double background) {
        float[] probabilities = probabilities(classifier, image);
        List<PlaneClass> classes = IntStream.range(0, probabilities.length)
                .mapToObj(label -> new PlaneClass(
                        label, PredictionSettings.name(names, label, probabilities.length), probabilities[label]))
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

    private Classifier classifier(TrainedClassifier trained) {
        ClassMapping mapping = Methods.of(trained.method()).mapping();
        StateDict weights = trained.weights();
        Shape shape = mapping.recognised(trained.architecture(), weights).orElseThrow();
        Numeric numeric =
                processor.numeric(Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
        return new Classifier(
                new PictureNetwork(mapping.network(shape).logits(), weights, numeric),
                new PictureNetwork(mapping.network(shape).maps(Passes.PICTURE_AND_MIRROR), weights, numeric),
                mapping);
    }

    /** Returns the logistic function of the logits. */
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
