package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a finished run leaves for people: masks as files, the report, the table of scores. */
public final class RunSummary {
    private final List<String> lines;

    private RunSummary(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /** What a person should know before a run begins. */
    public static List<String> remarks(RunSettings settings) {
        return settings.spec().initialWeights() == null
                ? List.of("no initial weights: training starts from random ones, with the defaults that these need"
                        + " (wsss validate --effective shows them)")
                : List.of();
    }

    /** Writes masks and report, and sums up. */
    public static RunSummary of(RunResults results, Clock clock) throws IOException {
        Store store = results.settings().store();
        List<String> lines = new ArrayList<>(ScoreTable.of(results.scores()));
        Optional<Step> masks = results.lastMasks();
        if (masks.isPresent()) {
            MaskFolder folder = new MaskFolder(results);
            int count = folder.write(masks.get());
            lines.add("masks   " + place(store, folder.prefix()) + " (" + count + " palette PNGs)");
        }
        String report = "runs/" + results.settings().name() + "/report.html";
        store.put(report, new ReportBuilder(results, clock).report().html().getBytes(StandardCharsets.UTF_8));
        lines.add("report  " + place(store, report));
        return new RunSummary(lines);
    }

    private static String place(Store store, String key) {
        return store instanceof DirectoryStore directory
                ? directory.root().resolve(key).toString()
                : store.describe() + "/" + key;
    }

    /** What to print. */
    public List<String> lines() {
        return lines;
    }
}
