package dev.wsss.stages.cli;

import dev.wsss.pipeline.artifact.SweepOwner;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.Store;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsss store}: works on a store as a whole. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Maintain a store.",
        subcommands = StoreCommand.Release.class)
final class StoreCommand {
    /** {@code wsss store release}. */
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = {
                "Release the store of a namespace to the next cluster that sweeps it.",
                "An operator sweeps no store of another cluster. Use this when the other cluster is gone."
            })
    static final class Release implements Callable<Integer> {
        @Parameters(
                paramLabel = "PLACE",
                description = "s3://bucket/prefix/namespace, or s3://bucket/namespace without a prefix.")
        private String place = "";

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() {
            Store store = Home.stores().open(new StoreSpec(place, null, null, null, null, Addressing.AUTO, null));
            boolean owned = SweepOwner.release(store);
            PrintWriter out = command.commandLine().getOut();
            out.println(store.describe()
                    + (owned ? " belongs to the cluster that sweeps it next" : " belonged to no cluster"));
            out.flush();
            return 0;
        }
    }
}
