package dev.wsss.stages.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model of a run's page; lists that are empty and parts that are absent leave their section out.
 *
 * @param name the run's name
 * @param description method, data set and weights in one sentence
 * @param finished when, as text
 * @param classes names by class value, background first
 * @param scores one for each scoring step
 * @param losses training curves; those of one plot name share a plot
 * @param sweeps mean IoU by threshold
 * @param confusions pixel counts
 * @param objects what was mined between the rounds
 * @param gallery pictures beside truth, maps and masks
 * @param changes the same of pictures whose masks decoupling changed most
 * @param skipped pictures that could not be used and were tolerated
 * @param warnings sentences on what is odd, for instance degenerate masks
 * @param remarks sentences on how the user's data was understood
 * @param provenance what the run was made from
 * @param usage time and memory by step
 */
public record RunReport(
        String name,
        String description,
        String finished,
        List<String> classes,
        List<Score> scores,
        List<Curve> losses,
        List<Sweep> sweeps,
        List<ConfusionCounts> confusions,
        @Nullable MinedObjects objects,
        @Nullable Gallery gallery,
        @Nullable Gallery changes,
        List<SkippedPicture> skipped,
        List<String> warnings,
        List<String> remarks,
        Provenance provenance,
        List<StepUsage> usage) {
    public RunReport {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        losses = List.copyOf(losses);
        sweeps = List.copyOf(sweeps);
        confusions = List.copyOf(confusions);
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
        remarks = List.copyOf(remarks);
        usage = List.copyOf(usage);
    }

    /** Returns the page; the same report gives the same bytes. */
    public String html() {
        return ReportPage.of(this);
    }
}
