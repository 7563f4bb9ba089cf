package dev.wsss.stages.run;

import dev.wsss.pipeline.graph.Step;
import dev.wsss.stages.format.ScoreSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Scores as lines of text. */
final class ScoreTable {
    private ScoreTable() {}

    /**
     * Returns the scores, or why there are none.
     *
     * @param scoring names of the steps that score in the whole run
     */
    static List<String> of(SequencedMap<Step, ScoreSheet> scores, List<String> scoring) {
        if (scores.isEmpty()) {
            return List.of(
                    scoring.isEmpty()
                            ? "no scores: the run has no masks to compare with (dataset.scoreList)"
                            : "no scores: no scoring step was selected (" + String.join(", ", scoring)
                                    + "); run without --only");
        }
        List<String> lines = new ArrayList<>();
        lines.add("mIoU                      manifest's threshold    best threshold");
        scores.forEach((step, sheet) -> lines.add(line(step.name().replace("eval-", ""), sheet)));
        return lines;
    }

    private static String line(String name, ScoreSheet sheet) {
        ScoreSheet.Best best = sheet.best();
        String swept = best == null
                ? "-"
                : String.format(Locale.ROOT, "%.3f at %.2f", best.score().meanIou(), best.threshold());
        return String.format(
                Locale.ROOT,
                "%-24s  %.3f                   %s",
                name,
                sheet.fixed().meanIou(),
                swept);
    }
}
