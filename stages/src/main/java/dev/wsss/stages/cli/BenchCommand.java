package dev.wsss.stages.cli;

import picocli.CommandLine.Command;

/** {@code wsss bench}: measurements that take minutes, each a command of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Experiments on this machine.")
final class BenchCommand {}
