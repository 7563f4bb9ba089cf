package dev.wsss.stages.cli;

import dev.wsss.pipeline.graph.Mermaid;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss graph}: the steps of a run as a Mermaid diagram. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        description = "Print the steps of a run and their artifacts as a Mermaid diagram.")
final class GraphCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MANIFEST", description = "A WSSSRun document (default: the quickstart).")
    private @Nullable Path manifest;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        RunManifest document = RunManifest.read(manifest == null ? Home.quickstart() : manifest);
        command.commandLine()
                .getOut()
                .print(Mermaid.of(Pipeline.of(EffectiveSpec.of(document).spec())));
        command.commandLine().getOut().flush();
        return 0;
    }
}
