package dev.wsss.stages.cli;

import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.stages.run.Prediction;
import dev.wsss.stages.run.PredictionSettings;
import dev.wsss.stages.run.TrainedClassifier;
import dev.wsss.stages.script.Processor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss predict}: class maps of new pictures with a trained classifier. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Write class maps and masks of every picture of a folder, with the classifier of a finished run or of a weights file.",
            "For each picture: <id>.npy (classes x H x W, each divided by its maximum), <id>.json (the classes of these maps) and <id>.png"
                    + " (the best class above the threshold). Pictures that share an id keep their suffix: a.jpg.npy, a.png.npy."
        })
final class PredictCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description =
                    "The manifest of a finished run (.yaml, .yml, .json), whose classes, scales and threshold are taken; or"
                            + " weights: the weights.safetensors of a cam-weights artifact, or a .pth.")
    private Path run = Path.of("");

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Pictures (.jpg, .jpeg, .png).")
    private Path folder = Path.of("");

    @Option(names = "--store", paramLabel = "PLACE", description = "The run's store, as for wsss run.")
    private @Nullable String store;

    @Option(names = "--data", paramLabel = "PLACE", description = "The data set of the run, as for wsss run.")
    private @Nullable String data;

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder (default: FOLDER/class-maps).")
    private @Nullable Path out;

    @Option(
            names = "--scales",
            split = ",",
            paramLabel = "X",
            description = "Inference scales (default: the run's; with a file of weights, the published ones).")
    private @Nullable List<Double> scales;

    @Option(
            names = "--classes-above",
            defaultValue = "0.5",
            description = "Lowest probability of a class that gets a map (default: ${DEFAULT-VALUE}).")
    private double probability;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description =
                    "Background score of the PNG (default: the run's; with a file of weights, the published one).")
    private @Nullable Double threshold;

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Names of the classes, in the order of dataset.classes (default: the run's; with a file of weights, their numbers from 0).")
    private List<String> classes = List.of();

    @Option(
            names = "--skip-bad-images",
            paramLabel = "N",
            defaultValue = "0",
            description = "Leave out up to N unreadable pictures (default: ${DEFAULT-VALUE}).")
    private int skipBadImages;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path to = out == null ? folder.resolve("class-maps") : out;
        PrintWriter print = command.commandLine().getOut();
        PredictionSettings settings = new PredictionSettings(scales, probability, threshold, classes, skipBadImages);
        Processor processor = device.processor(System.getenv());
        int pictures = new Prediction(settings, processor).write(classifier(processor), folder, to, line -> {
            print.println(line);
            print.flush();
        });
        print.println(pictures + " pictures, class maps in " + to);
        print.flush();
        return 0;
    }

    private TrainedClassifier classifier(Processor processor) throws IOException {
        String name = String.valueOf(run.getFileName());
        if (!name.endsWith(".yaml") && !name.endsWith(".yml") && !name.endsWith(".json")) {
            return TrainedClassifier.ofFile(run);
        }
        RunManifest manifest = RunManifest.read(run);
        return TrainedClassifier.ofRun(new LocalRun(store, null, processor)
                .settings(data == null ? manifest : manifest.withData(data), LocalRun.Part.ALL));
    }
}
