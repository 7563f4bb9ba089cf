package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.artifact.ArtifactWriter;
import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.artifact.Published;
import dev.wsss.pipeline.graph.NumericMode;
import dev.wsss.pipeline.graph.Order;
import dev.wsss.pipeline.graph.OrderInput;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Numeric;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a report step that finds its content from its order. */
class ReportStepTest {
    private final Store store;
    private final RunManifest manifest;
    private final Pipeline pipeline;

    ReportStepTest(@TempDir Path folder) throws IOException {
        store = new DirectoryStore(folder.resolve("store"));
        manifest = RunManifest.read(Files.writeString(folder.resolve("run.yaml"), """
                apiVersion: wsss.dev/v1alpha1
                kind: WSSSRun
                metadata: {name: a-run}
                spec:
                  dataset: {synthetic: {seed: 1}}
                """));
        pipeline = Pipeline.of(EffectiveSpec.of(manifest).spec());
    }

    @Test
    void everyStepIsThereWithItsOutputAndWhetherThisRunCarriedItOut() {
        List<OrderInput> inputs = new ArrayList<>();
        for (Step step : made()) {
            boolean elsewhere = step.name().startsWith("eval-");
            inputs.addFirst(output(step, (elsewhere ? "other-uid" : "uid") + "/attempts/" + step.name() + "/1/"));
        }

        RunResults results = new ReportStep(order(inputs, manifest.spec()), store).results(1);

        assertThat(results.published().keySet()).containsExactlyElementsOf(made());
        results.ran()
                .forEach((step, ran) ->
                        assertThat(ran).as(step.name()).isEqualTo(!step.name().startsWith("eval-")));
        assertThat(results.settings().name()).isEqualTo("a-run");
        assertThat(results.attempts(pipeline.step("make-cam")))
                .extracting(AttemptRecord::host)
                .containsExactly("pod-a", "pod-b");
    }

    @Test
    void anOrderWithoutTheRunsSpecOrWithoutAnOutputIsRefused() {
        assertThatThrownBy(() -> new ReportStep(order(List.of(), null), store).results(1))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("order: manifest: is missing");
        assertThatThrownBy(() -> new ReportStep(order(List.of(), manifest.spec()), store).results(1))
                .isInstanceOf(Failure.class)
                .hasMessage("order: inputs: dataset is missing, which step prepare of the manifest writes");
    }

    private List<Step> made() {
        return pipeline.cachedSteps();
    }

    /** Returns an output of two executions, without content. */
    private OrderInput output(Step step, String prefix) {
        List<String> parts = List.of(prefix + "pod-a/", prefix + "pod-b/");
        for (String part : parts) {
            String pod = part.substring(prefix.length(), part.length() - 1);
            ArtifactWriter writer = new ArtifactWriter(
                    store, part, step.writes().kind().id(), step.task().contractVersion());
            writer.write(pod, step.name().getBytes(StandardCharsets.UTF_8));
            writer.finish();
            new AttemptRecord(
                            step.name(),
                            "key",
                            1,
                            "2026-01-01T00:00:00Z",
                            "2026-01-01T00:00:01Z",
                            pod,
                            Map.of(),
                            null,
                            1,
                            1,
                            null,
                            null,
                            List.of())
                    .write(store, part);
        }
        Published published = new Publication(store).publishParts(step.task().id(), step.name(), parts, prefix);
        return OrderInput.stored(step.writes(), published.location());
    }

    private Order order(List<OrderInput> inputs, @Nullable JsonNode spec) {
        Step report = pipeline.step("report");
        return new Order(
                manifest.name(),
                report.name(),
                report.task(),
                report.round(),
                report.parameters(),
                "key",
                1,
                inputs,
                0,
                new NumericMode(Numeric.Type.FLOAT32, 1, NumericMode.LIBTORCH),
                null,
                "uid/attempts/report/1/",
                "uid/checkpoints/report/key/",
                List.of(),
                null,
                null,
                spec);
    }
}
