package dev.wsss.stages.cli;

import dev.wsss.stages.weights.Checkpoint;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.WeightsFile;
import dev.wsss.stages.weights.WeightsImport;
import dev.wsss.stages.weights.WeightsImporter;
import dev.wsss.stages.weights.WeightsTable;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss weights}: inspects and converts weights files and downloads published ones. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Inspect weights files, convert them to safetensors, and download published ones.",
        subcommands = {
            WeightsCommand.Inspect.class,
            WeightsCommand.Import.class,
            PublishedWeightsCommands.ListAll.class,
            PublishedWeightsCommands.Get.class,
            PublishedWeightsCommands.Put.class
        })
final class WeightsCommand {
    /** {@code wsss weights inspect}. */
    @Command(
            name = "inspect",
            mixinStandardHelpOptions = true,
            description = "List the tensors of a .pth, .safetensors or MXNet .params file; nothing in it is executed.")
    static final class Inspect implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "A weights file.")
        private Path file = Path.of("");

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            command.commandLine().getOut().print(WeightsTable.text(WeightsFile.read(file)));
            command.commandLine().getOut().flush();
            return 0;
        }
    }

    /** {@code wsss weights import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Write the tensors of a weights file as safetensors under the names that wsss uses.")
    static final class Import implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "A weights file.")
        private Path file = Path.of("");

        @Parameters(index = "1", paramLabel = "OUT", description = "The .safetensors file to write.")
        private Path out = Path.of("");

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            Checkpoint read = WeightsFile.read(file);
            WeightsImporter importer = WeightsImporter.of(read);
            Checkpoint known = importer.known(read);
            WeightsImport imported = WeightsImport.of(known);
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(out))) {
                SafeTensors.write(imported.weights(), target);
            }
            PrintWriter print = command.commandLine().getOut();
            print.println(imported.weights().names().size() + " tensors of " + importer.title() + " written to " + out
                    + (imported.leftOut().isEmpty() ? "" : "; left out: " + String.join(", ", imported.leftOut())));
            List<String> missing = importer.missing(known, List.of());
            if (!missing.isEmpty()) {
                print.println("not a whole " + importer.title() + ", so no step can start from it: " + missing.size()
                        + " tensors are missing, the first is " + missing.getFirst());
            }
            print.flush();
            return 0;
        }
    }
}
