package dev.wsss.stages.cli;

import dev.wsss.pipeline.graph.Plan;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.run.EmbeddedRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wsss plan}: what a run would do now. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Show which steps would run, which are cache hits, and the reason of each miss.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Plan plan = EmbeddedRun.plan(options.settings(
                options.processor(), (reruns, step) -> reruns.unfinished(step).orElse("plan")));
        command.commandLine().getOut().print(plan.text());
        command.commandLine().getOut().flush();
        return plan.isPossible()
                ? ExitCode.OK
                : FailureClass.INVALID_CONFIG.exitCode().orElseThrow();
    }
}
