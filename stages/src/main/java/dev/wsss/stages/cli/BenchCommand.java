package dev.wsss.stages.cli;

import picocli.CommandLine.Command;

/** {@code wsss bench}: measurements that take minutes, each a command of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measure what wsss reaches on this machine.")
final class BenchCommand {}
