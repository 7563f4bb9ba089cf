package dev.wsss.stages.cli;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.stages.run.EmbeddedRun;
import dev.wsss.stages.run.JsonListener;
import dev.wsss.stages.run.PlainListener;
import dev.wsss.stages.run.Reruns;
import dev.wsss.stages.run.RunListener;
import dev.wsss.stages.run.RunResults;
import dev.wsss.stages.run.RunSettings;
import dev.wsss.stages.run.RunSummary;
import dev.wsss.stages.run.TerminalListener;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsss run}: a whole run in this process. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run every step of a run in this process.",
            "Steps whose result is published are cache hits, and an interrupted run continues."
        })
final class RunCommand implements Callable<Integer> {
    private final Shutdown shutdown;
    private final PrintStream out;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--json", description = "One JSON object a line instead of text.")
    private boolean json;

    RunCommand(Shutdown shutdown, PrintStream out) {
        this.shutdown = shutdown;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        Processor processor = options.processor();
        RunSettings settings = options.settings(processor, (reruns, step) -> {
            // Nothing is noted in a store that cannot be used.
            Preflight.check(reruns.store(), "");
            return reruns.begin(step, clock.instant().toString());
        });
        RunListener listener = listener(clock);
        CancellationToken cancellation = new CancellationToken();
        shutdown.warn(cancellation);
        listener.say("run " + settings.name() + ", "
                + settings.selection().pipeline().steps().size() + " steps, artifacts in "
                + settings.store().describe());
        RunSummary.remarks(settings, processor).forEach(listener::say);
        Preflight.check(settings.store(), "");
        try {
            RunResults results = new EmbeddedRun(
                            settings, processor, listener, cancellation, clock, new SimpleMeterRegistry())
                    .run();
            RunSummary.of(results, cancellation, listener::say, clock).lines().forEach(listener::say);
            new Reruns(settings.store(), settings.name()).finished();
            return 0;
        } catch (Failure failure) {
            if (failure.failureClass() == FailureClass.TERMINATED) {
                listener.say("Interrupted. The same command continues where this one stopped.");
            }
            throw failure;
        }
    }

    private RunListener listener(Clock clock) {
        if (json) {
            return new JsonListener(out, clock);
        }
        return terminal() ? new TerminalListener(out, clock) : new PlainListener(out, clock);
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
