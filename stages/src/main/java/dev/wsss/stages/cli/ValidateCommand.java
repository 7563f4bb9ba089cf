package dev.wsss.stages.cli;

import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss validate}: whether a manifest can be executed, and what it means. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check a manifest: every unknown field, wrong type and impossible value, with its place.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "A WSSSRun document.")
    private Path manifest = Path.of("");

    @Option(names = "--effective", description = "Print what would run: every value with its origin.")
    private boolean effective;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        RunManifest document = RunManifest.read(manifest);
        EffectiveSpec spec = EffectiveSpec.of(document);
        PrintWriter out = command.commandLine().getOut();
        if (effective) {
            out.print(spec.toYaml());
        } else {
            out.println(
                    manifest + ": valid; " + Pipeline.of(spec.spec()).steps().size() + " steps");
        }
        out.flush();
        return 0;
    }
}
