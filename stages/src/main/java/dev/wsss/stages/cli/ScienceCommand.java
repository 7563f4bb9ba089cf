package dev.wsss.stages.cli;

import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.stages.bench.ScienceBench;
import dev.wsss.stages.bench.ScienceTable;
import dev.wsss.stages.run.EmbeddedRun;
import dev.wsss.stages.run.PlainListener;
import dev.wsss.stages.run.RunListener;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsss bench science}: whether decoupling helps, over several seeds. */
@Command(
        name = "science",
        mixinStandardHelpOptions = true,
        description = {
            "Train plain, decoupled, and plain with as many steps as decoupled, with each seed, and compare the scores.",
            "Published results are cache hits: the same command continues an interrupted bench."
        })
final class ScienceCommand implements Callable<Integer> {
    private final Shutdown shutdown;
    private final PrintStream out;

    @Mixin
    private ManifestOptions manifest = new ManifestOptions();

    @Option(
            names = "--seeds",
            split = ",",
            defaultValue = "0,1,2,3,4",
            paramLabel = "N",
            description = "Seeds of training, and of the data where they are generated (default: ${DEFAULT-VALUE}).")
    private List<Long> seeds = List.of();

    @Option(names = "--data", paramLabel = "PLACE", description = "The data set, as for wsss run.")
    private @Nullable String data;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Where artifacts are kept (default: the manifest's store, else ~/.local/share/wsss).")
    private @Nullable String store;

    @Mixin
    private DeviceOption device = new DeviceOption();

    ScienceCommand(Shutdown shutdown, PrintStream out) {
        this.shutdown = shutdown;
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        CancellationToken cancellation = new CancellationToken();
        shutdown.warn(cancellation);
        Processor processor = device.processor(System.getenv());
        LocalRun local = new LocalRun(store, null, processor);
        RunListener listener = new PlainListener(out, clock);
        RunManifest base = manifest.manifest();
        ScienceBench bench = new ScienceBench(
                data == null ? base : base.withData(data),
                run -> new EmbeddedRun(
                                local.settings(run, LocalRun.Part.ALL),
                                processor,
                                listener,
                                cancellation,
                                clock,
                                new SimpleMeterRegistry())
                        .run(),
                listener::say);
        ScienceTable.of(bench.run(seeds)).forEach(listener::say);
        return 0;
    }
}
