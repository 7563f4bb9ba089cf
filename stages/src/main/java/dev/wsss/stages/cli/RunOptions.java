package dev.wsss.stages.cli;

import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Selection;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.stages.run.Reruns;
import dev.wsss.stages.run.RunSettings;
import dev.wsss.stages.script.Processor;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Common options of {@code run} and {@code plan}: manifest, store, steps. */
final class RunOptions {
    @Mixin
    private ManifestOptions manifest = new ManifestOptions();

    @Option(
            names = "--data",
            paramLabel = "PLACE",
            description = "Folder, tar or s3://bucket/key of the data set, instead of the manifest's.")
    private @Nullable String data;

    @Option(
            names = "--store",
            paramLabel = "PLACE",
            description =
                    "Directory or s3://bucket/prefix where artifacts are kept (default: the manifest's store, else "
                            + "~/.local/share/wsss). S3 takes AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID and the like.")
    private @Nullable String store;

    @Option(
            names = "--skip-bad-images",
            paramLabel = "N",
            description = "Leave out up to N unreadable pictures and list them in the report.")
    private @Nullable Integer skipBadImages;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads for work on single pictures (default: execution.loaderThreads, else the processors)."
                    + " Does not affect results.")
    private @Nullable Integer workers;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @ArgGroup
    private @Nullable Which which;

    /** A part of a run. */
    static final class Which {
        @Option(names = "--from", paramLabel = "STEP", description = "Run STEP and all that depends on it again.")
        private @Nullable String from;

        @Option(names = "--only", paramLabel = "STEP", description = "Run STEP alone.")
        private @Nullable String only;
    }

    /** Salt of the keys of a run from a step on. */
    @FunctionalInterface
    interface Salt {
        String of(Reruns reruns, String step);
    }

    /** Returns what networks compute on. */
    Processor processor() {
        return device.processor(System.getenv());
    }

    /** Returns the run as it is to be executed, decided from the arguments and this machine. */
    RunSettings settings(Processor processor, Salt salt) throws IOException {
        RunManifest document = manifest.manifest();
        if (data != null) {
            document = document.withData(data);
        }
        if (skipBadImages != null) {
            document = document.withSkipBadImages(skipBadImages);
        }
        String name = document.name();
        return new LocalRun(store, workers, processor)
                .settings(
                        document,
                        (all, kept) -> selection(all.pipeline(), step -> salt.of(new Reruns(kept, name), step)));
    }

    private Selection selection(Pipeline pipeline, UnaryOperator<String> salt) {
        if (which != null && which.only != null) {
            return Selection.only(pipeline, which.only);
        }
        if (which != null && which.from != null) {
            String step = pipeline.step(which.from).name();
            return Selection.from(pipeline, step, salt.apply(step));
        }
        return Selection.all(pipeline);
    }
}
