package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.ObjectCache;
import dev.wsss.pipeline.artifact.ProgressRecord;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import dev.wsss.pipeline.source.StagedFiles;
import dev.wsss.pipeline.store.Preflight;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.CancellationToken;
import dev.wsss.stages.stage.StageProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The execution of one order in a process of its own. It writes below a unique prefix, the manifest last; the operator
 * publishes it.
 */
public final class PodRun {
    private static final Duration SHOWN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PodSettings settings;
    private final Order order;
    private final CancellationToken cancellation;
    private final Clock clock;
    private final PodMeters meters;
    private final Consumer<Outcome.Failed> lastResort;
    private final ActivityCounter pulse = new ActivityCounter();
    private final Store store;
    private final PrintStream out;
    private final Heartbeat heartbeat;

    /**
     * Creates an execution that has not begun.
     *
     * @param log where it prints
     * @param lastResort ends the process when the work is stuck and will never return
     */
    public PodRun(
            PodSettings settings,
            TailBuffer log,
            CancellationToken cancellation,
            Clock clock,
            PodMeters meters,
            Consumer<Outcome.Failed> lastResort) {
        this.settings = settings;
        this.order = settings.order();
        this.cancellation = cancellation;
        this.clock = clock;
        this.meters = meters;
        this.lastResort = lastResort;
        this.store = new ActivityTrackingStore(settings.store(), pulse);
        this.out = new PrintStream(log, true, StandardCharsets.UTF_8);
        this.heartbeat = new Heartbeat(settings.store(), order.output() + settings.execution() + "/", log);
    }

    /** Carries the order out; success means a complete manifest, and a failure has been printed. */
    public Outcome run() {
        Ticker beats = Ticker.start("heartbeat", heartbeat::second, heartbeat::last);
        Watchdog watchdog = new Watchdog(
                pulse, Objects.requireNonNullElse(order.noProgressSeconds(), Long.MAX_VALUE), () -> stuck(beats));
        try (Ticker _ = Ticker.start("watchdog", watchdog::look, () -> {})) {
            ArtifactWriter output = execute();
            say("output complete; writing the manifest");
            end(beats);
            output.finish();
            return new Outcome.Success();
        } catch (Throwable thrown) {
            Outcome.Failed failed = Outcome.of(thrown);
            out.println(failed.sentence());
            if (failed.failureClass() == FailureClass.CODE_ERROR) {
                thrown.printStackTrace(out);
            }
            if (end(beats)) {
                heartbeat.last();
            }
            return failed;
        }
    }

    private ArtifactWriter execute() throws IOException {
        Assignment assignment = Assignment.fenced(order, store, settings.execution(), settings.index());
        say("attempt " + order.attempt() + " of run " + order.run() + ", output below " + assignment.output()
                + " in store " + store.describe());
        checkNumeric(order.numeric());
        if (order.task().runsNetwork()) {
            Computation computation = new Computation(settings.processor(), order.numeric());
            computation.check();
            say("networks compute in " + computation.words());
            computation.remark().ifPresent(this::say);
        }
        Preflight.check(store, assignment.output());
        StageProgress progress = new StepMeters(
                meters.registry(),
                order.task(),
                order.step(),
                clock,
                new ActivityTrackingProgress(pulse, new CountedProgress(clock, SHOWN, new Shown())));
        try (StagedFiles copies = new StagedFiles(settings.files());
                ObjectCache cache = ObjectCache.of(settings.store(), settings.cacheBytes())) {
            StagedInputs staged = new InputStaging(store, settings.files(), copies, progress, cancellation).of(order);
            return new StepRun(store, cache, cancellation, clock, settings.processor(), settings.workers())
                    .execute(staged.order(), assignment, staged.sources(), progress);
        }
    }

    private static void checkNumeric(NumericMode numeric) {
        if (!numeric.libtorch().equals(NumericMode.LIBTORCH)) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "order: numeric: is for libtorch " + numeric.libtorch() + ", this program has "
                            + NumericMode.LIBTORCH + "; use the image that belongs to the operator");
        }
    }

    private void stuck(Ticker beats) {
        Outcome.Failed failed = new Outcome.Failed(
                FailureClass.NO_PROGRESS,
                order.step() + " has done nothing, nor read or written a byte, for " + order.noProgressSeconds()
                        + " seconds (execution.noProgressSeconds); its log shows what each thread was doing");
        // What is stuck may be the store, or the reader of the output: neither may keep the process alive.
        Thread words = Thread.ofPlatform().daemon().name("last-words").start(() -> {
            out.println(ThreadDump.text());
            out.println(failed.sentence());
            end(beats);
        });
        try {
            words.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        lastResort.accept(failed);
    }

    /** Lets the heartbeat write what it has and waits for it a while; whether it has stopped. */
    private static boolean end(Ticker beats) {
        beats.close();
        return beats.ends(PATIENCE);
    }

    private void say(String sentence) {
        out.println(order.step() + ": " + sentence);
    }

    /** Progress as lines of the log and as the document beside the output. */
    private final class Shown implements CountedProgress.Display {
        @Override
        public void show(Rate rate, Map<String, Double> figures) {
            PodRun.this.say(rate.text() + (figures.isEmpty() ? "" : ", " + CountedProgress.text(figures)));
            heartbeat.progress(new ProgressRecord(
                    rate.unit(),
                    rate.done(),
                    rate.total(),
                    figures,
                    clock.instant().toString()));
        }

        @Override
        public void say(String sentence) {
            PodRun.this.say(sentence);
        }
    }
}
