package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Selection;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.ResolvedInput;
import dev.wsss.pipeline.store.Store;
import dev.wsss.stages.stage.StageContext;
import dev.wsss.stages.stage.StageRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The report as a step: finds out from its order what the run has published, and leaves the same masks and page for people as
 * the embedded run does.
 *
 * @param order with the run's spec, and every artifact of the run as an input
 * @param store where they lie
 */
record ReportStep(Order order, Store store) implements StageRunner {
    /** The one object of the artifact. */
    static final String PAGE = "report.html";

    @Override
    public void run(StageContext context) throws IOException {
        RunResults results = results(context.workers());
        RunSummary summary = RunSummary.of(results, context.cancellation(), context.progress()::say, context.clock());
        summary.lines().forEach(context.progress()::say);
        context.output().write(PAGE, summary.page());
    }

    RunResults results(int workers) {
        JsonNode spec = order.manifest();
        if (spec == null) {
            throw refused("manifest: is missing, but the report is rendered from the run's spec");
        }
        RunManifest manifest = new RunManifest(order.run(), spec, "order: manifest", Path.of("/"));
        EffectiveSpec effective = EffectiveSpec.of(manifest);
        Pipeline pipeline = Pipeline.of(effective.spec());
        RunResults results = new RunResults(new RunSettings(
                manifest, effective, Selection.all(pipeline), order.numeric(), store, ReportStep::nothing, workers));
        Publication publication = new Publication(store);
        for (Step step : pipeline.cachedSteps()) {
            Published output = publication.verified(location(step));
            if (isOfThisRun(output.location())) {
                results.executed(step, output);
            } else {
                results.cached(step, output);
            }
        }
        return results;
    }

    /** Refuses user files: the report reads only what steps have published. */
    private static ResolvedInput nothing(String location, String field) {
        throw new IllegalStateException(field + ": " + location + " is asked for by the report");
    }

    private ArtifactLocation location(Step step) {
        return order.inputs().stream()
                .filter(each -> each.name().equals(step.writes().name()))
                .flatMap(each -> Stream.ofNullable(each.artifact()))
                .findFirst()
                .orElseThrow(() -> refused("inputs: " + step.writes().name() + " is missing, which step " + step.name()
                        + " of the manifest writes"));
    }

    /** Returns the place of the report: a run writes below its own name; what lies elsewhere was found in the cache. */
    private boolean isOfThisRun(ArtifactLocation location) {
        String own = order.output().substring(0, Math.max(0, order.output().indexOf("attempts/")));
        return location.parts().stream().allMatch(part -> part.startsWith(own));
    }

    private static Failure refused(String why) {
        return new Failure(FailureClass.INVALID_CONFIG, "order: " + why);
    }
}
