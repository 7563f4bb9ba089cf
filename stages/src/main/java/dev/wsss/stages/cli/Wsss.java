package dev.wsss.stages.cli;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import dev.wsss.stages.script.TensorLibrary;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code wsss}. */
@Command(
        name = "wsss",
        description =
                "Pictures with image-level labels in, pixel masks out: published methods, each with context decoupling.",
        mixinStandardHelpOptions = true,
        version = "wsss 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a defect of wsss",
            "2:the command line or the installation is wrong",
            "42:out of memory",
            "43, 44:the accelerator's memory is full, or it failed",
            "45:the store does not answer or is full",
            "46:the store refuses, or an object is damaged",
            "47:the manifest or the data cannot be used",
            "48:training diverged",
            "49:no progress for too long (watchdog)",
            "130, 143:interrupted; the same command continues"
        })
public final class Wsss {
    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean trace;

    private Wsss() {}

    /** Executes one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Shutdown shutdown = new Shutdown();
        int code;
        try {
            code = commandLine(shutdown, System.out).execute(arguments);
        } catch (Throwable error) {
            // Out of memory, or a library that cannot be loaded: the command line hands on only exceptions.
            code = explain(error, false, new PrintWriter(System.err, true, Charset.defaultCharset()));
        }
        System.out.flush();
        shutdown.finished();
        System.exit(code);
    }

    static CommandLine commandLine(Shutdown shutdown, PrintStream out) {
        Wsss wsss = new Wsss();
        return new CommandLine(wsss)
                .addSubcommand(new RunCommand(shutdown, out))
                .addSubcommand(new StepCommand(shutdown, out, System.getenv()))
                .addSubcommand(new PlanCommand())
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new GraphCommand())
                .addSubcommand(new PredictCommand())
                .addSubcommand(new SynthCommand())
                .addSubcommand(new WeightsCommand())
                .addSubcommand(new StoreCommand())
                .addSubcommand(new DoctorCommand(System.getenv(), Wsss::library))
                .addSubcommand(new CommandLine(new BenchCommand()).addSubcommand(new ScienceCommand(shutdown, out)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (thrown, command, result) -> explain(thrown, wsss.trace, command.getErr()));
    }

    private static TensorLibrary library() {
        LibraryCache.checkThisProcess();
        return TensorLibrary.load();
    }

    /** Says what failed in one sentence that names file, field or image. */
    private static int explain(Throwable thrown, boolean trace, PrintWriter err) {
        Outcome.Failed failed = Outcome.of(thrown);
        err.println(failed.sentence());
        if (trace || failed.failureClass() == FailureClass.CODE_ERROR) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return failed.exitCode();
    }
}
