package dev.wsss.stages.cli;

import dev.wsss.stages.script.TensorLibrary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wsss doctor}: what this installation consists of, and whether it works. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Show what this installation computes with; exits with 2 when libtorch cannot be loaded.")
final class DoctorCommand implements Callable<Integer> {
    /** Variables of libtorch that results depend on, to the last bit. */
    private static final List<String> SETTINGS =
            List.of("MKL_CBWR", "OMP_DYNAMIC", "OMP_NUM_THREADS", "NVIDIA_TF32_OVERRIDE");

    private final Map<String, String> environment;
    private final Supplier<TensorLibrary> library;

    @Spec
    private CommandSpec command = CommandSpec.create();

    DoctorCommand(Map<String, String> environment, Supplier<TensorLibrary> library) {
        this.environment = environment;
        this.library = library;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        say(out, "JDK", Runtime.version() + " (" + System.getProperty("java.home") + ")");
        say(out, "processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        say(out, "Java heap", "at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        say(out, "settings", settings());
        say(out, "store", Home.store() + ", unless the manifest or --store names another");
        int code = library(out);
        out.flush();
        return code;
    }

    private int library(PrintWriter out) {
        try {
            TensorLibrary found = library.get();
            say(out, "libtorch", found.version() + (found.cuda() ? " for CUDA, " : " for CPUs, ") + found.folder());
            say(out, "device", found.obstacle() == null ? "GPU" : "CPU (" + found.obstacle() + ")");
            return ExitCode.OK;
        } catch (RuntimeException | LinkageError missing) {
            say(out, "libtorch", "cannot be loaded: " + missing);
            command.commandLine()
                    .getErr()
                    .println(
                            "libtorch cannot be loaded; PYTORCH_LIBRARY_PATH has to name a folder with its libraries and"
                                    + " libdjl_torch.so, or be unset, so that the one in the program's own archive is unpacked");
            return ExitCode.USAGE;
        }
    }

    private String settings() {
        return SETTINGS.stream()
                .map(name -> name + "=" + environment.getOrDefault(name, ""))
                .collect(Collectors.joining(" "));
    }

    private static void say(PrintWriter out, String what, String value) {
        out.printf(Locale.ROOT, "%-11s %s%n", what, value);
    }
}
