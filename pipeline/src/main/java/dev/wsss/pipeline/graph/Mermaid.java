package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.ids.Round;
import java.util.List;

/** A pipeline as a Mermaid flowchart: steps are boxes, artifacts are the arrows between them. */
public final class Mermaid {
    private Mermaid() {}

    /** Returns the whole chart; the report, which reads everything, is joined to the scores and the last masks only. */
    public static String of(Pipeline pipeline) {
        StringBuilder chart = new StringBuilder("flowchart TD\n");
        pipeline.given().forEach(each -> line(chart, each.name() + "[/" + each.name() + "/]"));
        round(chart, pipeline, Round.SHARED);
        for (Round round : List.of(Round.FIRST, Round.DECOUPLED)) {
            if (pipeline.steps().stream().anyMatch(step -> step.round() == round)) {
                line(chart, "subgraph " + round.id() + " [" + round.id() + " round]");
                round(chart, pipeline, round);
                line(chart, "end");
            }
        }
        pipeline.steps().forEach(step -> edges(chart, pipeline, step));
        return chart.toString();
    }

    private static void round(StringBuilder chart, Pipeline pipeline, Round round) {
        pipeline.steps().stream().filter(step -> step.round() == round).forEach(step -> line(chart, step.name()));
    }

    private static void edges(StringBuilder chart, Pipeline pipeline, Step step) {
        for (Artifact read : step.reads()) {
            if (step.task().isCached() || read.kind() == ArtifactKind.SCORES || isLast(pipeline, read)) {
                String from = pipeline.writer(read).map(Step::name).orElse(read.name());
                String label = read.isGiven() ? "" : "|" + read.name() + "|";
                line(chart, from + " -->" + label + " " + step.name());
            }
        }
    }

    private static boolean isLast(Pipeline pipeline, Artifact artifact) {
        return pipeline.steps().stream()
                .filter(step -> step.reads().contains(artifact))
                .noneMatch(step -> step.task().isCached());
    }

    private static void line(StringBuilder chart, String line) {
        chart.append("    ").append(line).append('\n');
    }
}
