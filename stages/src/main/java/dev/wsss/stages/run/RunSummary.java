package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.KeyLock;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.script.Processor;
import dev.wsss.stages.stage.CancellationToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Results of a finished run for people: masks as files, the report, the table of scores. */
public final class RunSummary {
    private final List<String> lines;
    private final byte[] page;

    private RunSummary(List<String> lines, byte[] page) {
        this.lines = List.copyOf(lines);
        this.page = page;
    }

    /** Returns notes for the user before a run begins. */
    public static List<String> remarks(RunSettings settings, Processor processor) {
        List<String> remarks = new ArrayList<>();
        if (settings.spec().initialWeights() == null) {
            remarks.add("no initial weights: training starts from random ones, with the defaults that these need"
                    + " (wsss validate --effective shows them)");
        }
        if (processor.isGpu()) {
            remarks.add("networks are computed on a GPU; its results are kept apart from those of a CPU");
        }
        new Computation(processor, settings.numeric()).remark().ifPresent(remarks::add);
        return remarks;
    }

    /**
     * Writes masks and report, and sums up. Two processes on one run write the same files; one after the other they
     * never see each other's halves.
     *
     * @param cancellation ends the wait for another process, and the writing of masks
     * @param messages while it waits for another process
     */
    public static RunSummary of(
            RunResults results, CancellationToken cancellation, Consumer<String> messages, Clock clock)
            throws IOException {
        Store store = results.settings().store();
        String lock = "locks/runs/" + results.settings().name();
        try (KeyLock _ = cancellation.runCancellably(() -> store.lock(lock, messages))) {
            List<String> lines = new ArrayList<>(ScoreTable.of(results.scores(), scoring(results.settings())));
            Optional<Step> masks = results.lastMasks();
            if (masks.isPresent()) {
                MaskFolder folder = new MaskFolder(results, cancellation);
                int count = folder.write(masks.get());
                lines.add("masks   " + place(store, folder.prefix()) + " (" + count + " palette PNGs)");
            }
            String report = "runs/" + results.settings().name() + "/" + ReportStep.PAGE;
            byte[] page = new ReportBuilder(results, clock).report().html().getBytes(StandardCharsets.UTF_8);
            store.put(report, page);
            lines.add("report  " + place(store, report));
            return new RunSummary(lines, page);
        }
    }

    private static List<String> scoring(RunSettings settings) {
        return Pipeline.of(settings.spec()).steps().stream()
                .filter(step -> step.task() == Stage.EVAL_CAM || step.task() == Stage.EVAL_SEM_SEG)
                .map(Step::name)
                .toList();
    }

    private static String place(Store store, String key) {
        return store instanceof DirectoryStore directory
                ? directory.root().resolve(key).toString()
                : store.describe() + "/" + key;
    }

    /** Returns what to print. */
    public List<String> lines() {
        return lines;
    }

    /** Returns the report as it was written: HTML in UTF-8. */
    byte[] page() {
        return page;
    }
}
