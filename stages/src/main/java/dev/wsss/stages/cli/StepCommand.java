package dev.wsss.stages.cli;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.graph.Accelerator;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import dev.wsss.pipeline.source.UserFileResolver;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import dev.wsss.stages.run.PodMeters;
import dev.wsss.stages.run.PodRun;
import dev.wsss.stages.run.PodSettings;
import dev.wsss.stages.run.TailBuffer;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wsss step}: one step of a run, as the operator's pods carry it out. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = {
            "Execute the order of one step, as a pod of a cluster does: read inputs, write the output, publish nothing.",
            "Environment: WSSS_POD_UID (a name that no other execution has), JOB_COMPLETION_INDEX (instead of --index),",
            "WSSS_TERMINATION_LOG (file for the last message), WSSS_SCRATCH (folder for temporary files),",
            "WSSS_CREDENTIALS (folder with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if need be, AWS_SESSION_TOKEN",
            "and ca.crt; else the variables of these names count)."
        })
final class StepCommand implements Callable<Integer> {
    private final Shutdown shutdown;
    private final PrintStream out;
    private final Map<String, String> environment;

    @Option(names = "--order", required = true, paramLabel = "FILE", description = "The order, a JSON document.")
    private Path file = Path.of("");

    @Option(
            names = "--index",
            paramLabel = "I",
            description = "Index of the order's list of blocks to execute, from 0.")
    private @Nullable Integer index;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "9404",
            description = "Port of /metrics for Prometheus (default: ${DEFAULT-VALUE}; 0: none).")
    private int metricsPort;

    StepCommand(Shutdown shutdown, PrintStream out, Map<String, String> environment) {
        this.shutdown = shutdown;
        this.out = out;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        TerminationLog last = new TerminationLog(PodEnvironment.terminationLog(environment));
        Outcome outcome = outcome(last);
        out.flush();
        return switch (outcome) {
            case Outcome.Success _ -> 0;
            case Outcome.Failed failed -> {
                last.write(failed);
                yield failed.exitCode();
            }
        };
    }

    private Outcome outcome(TerminationLog last) {
        Order order;
        PodSettings settings;
        try {
            order = Order.read(text(file));
            settings = settings(order, PodEnvironment.of(environment));
        } catch (RuntimeException refused) {
            Outcome.Failed failed = Outcome.of(refused);
            out.println(failed.sentence());
            return failed;
        }
        CancellationToken cancellation = new CancellationToken();
        shutdown.warn(cancellation);
        try (PodMeters meters = new PodMeters(order.task(), order.step(), settings.processor()::gpuMemoryBytes)) {
            show(meters);
            return new PodRun(settings, new TailBuffer(out), cancellation, Clock.systemUTC(), meters, stuck -> {
                        last.write(stuck);
                        // What is stuck in a native call would let no orderly exit end.
                        Runtime.getRuntime().halt(stuck.exitCode());
                    })
                    .run();
        }
    }

    private PodSettings settings(Order order, PodEnvironment pod) {
        StoreSpec place = order.store();
        if (place == null) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG, "order: store: is missing; it needs a bucket, or a location to mount");
        }
        StoreAccess access = new StoreAccess(S3Environment.of(environment), S3Timing.patient());
        return new PodSettings(
                order,
                access.open(place),
                pod.execution(),
                index == null ? pod.index() : index,
                new UserFileResolver(access, place, Home.weights()),
                pod.cacheBytes(),
                processor(order),
                Objects.requireNonNullElse(
                        order.loaderThreads(), Runtime.getRuntime().availableProcessors()));
    }

    /** Returns the settings of an order, which decides: its key promises what the networks run on. */
    private static Processor processor(Order order) {
        if (order.task().runsNetwork()) {
            LibraryCache.checkThisProcess();
        }
        boolean gpu = order.task().runsNetwork() && order.numeric().accelerator() == Accelerator.GPU;
        return gpu ? Processor.gpu() : Processor.cpu();
    }

    private void show(PodMeters meters) {
        if (metricsPort == 0) {
            return;
        }
        try {
            meters.shown(metricsPort);
        } catch (IOException taken) {
            out.println("no metrics: port " + metricsPort + " cannot be had (" + taken.getMessage()
                    + "); name another with --metrics-port");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "order: " + file + " cannot be read (" + unreadable
                            + "); a pod finds it where its order is mounted",
                    unreadable);
        }
    }
}
