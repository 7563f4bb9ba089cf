package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.array.NpyArray;
import dev.wsss.stages.data.Scales;
import dev.wsss.stages.eval.Segmentation;
import dev.wsss.stages.image.Normalised;
import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.method.ClassValues;
import dev.wsss.stages.net.CamNetwork;
import dev.wsss.stages.net.backbone.Frozen;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.script.Precision;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.script.Statistics;
import dev.wsss.stages.train.CamClassifier;
import dev.wsss.stages.train.CamInference;
import dev.wsss.stages.weights.ResNet50Names;
import dev.wsss.stages.weights.StateDict;
import dev.wsss.stages.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Class maps of pictures without labels: the classifier says which classes there are, its maps where.
 *
 * @param scales inference scales
 * @param probability above which a class is believed to be there
 * @param threshold background score of the masks
 * @param processor what networks compute on
 */
public record Prediction(List<Double> scales, double probability, double threshold, Processor processor) {
    private static final double PUBLISHED_FEATURES = 2048;
    private static final String HEAD = "classifier.weight";

    /** Writes {@code <id>.npy} and {@code <id>.png} for every picture of a folder; returns how many there were. */
    public int write(Path weightsFile, Path folder, Path out, Consumer<String> told) throws IOException {
        StateDict weights =
                ResNet50Names.canonical(WeightsFile.read(weightsFile)).stateDict();
        if (!weights.has(HEAD)) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    weightsFile + ": has no " + HEAD + "; name the weights of a train-cam step, not of a backbone");
        }
        List<Path> pictures = pictures(folder);
        int[] head = weights.get(HEAD).shape();
        CamNetwork network =
                new CamNetwork(new ResNet50(head[1] / PUBLISHED_FEATURES, Statistics.RUNNING), Frozen.NOTHING, head[0]);
        Numeric numeric =
                processor.numeric(Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
        Files.createDirectories(out);
        try (CamClassifier classifier = new CamClassifier(network, weights, numeric);
                CamInference maps = new CamInference(network, weights, numeric)) {
            for (Path picture : pictures) {
                RgbImage image = Pictures.decode(Files.readAllBytes(picture), picture.toString(), SizeCap.NONE);
                float[] probabilities = classifier.probabilities(Normalised.of(image));
                List<Integer> labels = IntStream.range(0, probabilities.length)
                        .filter(label -> probabilities[label] > probability)
                        .boxed()
                        .toList();
                write(picture, image, merged(image, labels, maps), out);
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

    private CamMaps merged(RgbImage image, List<Integer> labels, CamInference network) {
        double[] factors = scales.stream().mapToDouble(Double::doubleValue).toArray();
        List<Planes> maps = Scales.of(image, factors).stream()
                .map(scaled -> CamMaps.only(network.maps(scaled), labels))
                .toList();
        return new CamMaps(image.height(), image.width(), labels, maps);
    }

    private void write(Path picture, RgbImage image, CamMaps maps, Path out) throws IOException {
        String name = picture.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.'));
        Planes planes = maps.highRes();
        int[] shape = {planes.channels(), image.height(), image.width()};
        Files.write(
                out.resolve(id + ".npy"),
                NpyArray.of(new FloatArray(shape, planes.values())).encode());
        Files.write(
                out.resolve(id + ".png"),
                Png.indexed(Segmentation.of(planes, ClassValues.of(maps.labels()), threshold), Palette.voc()));
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
