package dev.wsss.stages.cli;

import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.stage.SyntheticPictures;
import dev.wsss.stages.synth.SyntheticFolder;
import dev.wsss.stages.synth.SyntheticList;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss synth}: the synthetic data set of a manifest as files. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = "Write the synthetic data set of a manifest to a folder, in the layout of a VOC devkit.")
final class SynthCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(
            names = "--manifest",
            paramLabel = "MANIFEST",
            description = "The manifest whose dataset.synthetic is drawn (default: the quickstart's).")
    private @Nullable Path manifest;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path file = manifest == null ? Home.quickstart() : manifest;
        Dataset dataset = EffectiveSpec.of(RunManifest.read(file)).spec().dataset();
        Synthetic synthetic = dataset.synthetic();
        if (synthetic == null) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    file + ": /spec/dataset/synthetic: is absent; name a manifest that has it");
        }
        new SyntheticFolder(SyntheticPictures.set(synthetic, dataset), dataset.classes())
                .write(
                        Map.of(
                                SyntheticList.TRAIN, synthetic.pictures(),
                                SyntheticList.VAL, synthetic.scorePictures()),
                        SyntheticFolder.below(folder));
        command.commandLine()
                .getOut()
                .println(synthetic.pictures() + " training and " + synthetic.scorePictures()
                        + " scoring pictures written to " + folder);
        command.commandLine().getOut().flush();
        return 0;
    }
}
