package dev.wsss.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.spec.SpecReader;
import dev.wsss.pipeline.graph.Pipeline;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.pipeline.manifest.RunSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests of expected ends of runs, by the reports of their pods. */
class EtaTest {
    private static final String PLAIN = """
            dataset: {synthetic: {pictures: 8, scorePictures: 4}, scoreList: none}
            store: {bucket: wsss}
            """;
    private static final String TWO_ROUNDS = PLAIN + "contextDecoupling: {}\n";

    /** Progress of one half in ten minutes, counted from the first report on: the pod had resumed from a checkpoint. */
    private static final String HALFWAY = "state: Running, progress: {unit: steps, done: 60, total: 100, from: 20,"
            + " at: '2026-01-01T12:10:00Z', since: '2026-01-01T12:00:00Z'}";

    private static final String DONE = "state: Succeeded";

    @Test
    void aStepEndsAtThePaceOfItsPods() {
        assertThat(eta(PLAIN, Map.of("report", HALFWAY), DONE)).isEqualTo("2026-01-01T12:20:00Z");
    }

    @Test
    void ofStepsThatFollowNothingIsKnown() {
        assertThat(eta(PLAIN, Map.of("prepare", DONE, "train-cam", HALFWAY), "state: Waiting"))
                .isEqualTo("after 2026-01-01T12:20:00Z");
    }

    @Test
    void aStageTakesAsLongAsInTheOtherRound() {
        String took = "state: Succeeded, cache: {result: Miss, why: none}, started: '2026-01-01T11:00:00Z',"
                + " finished: '2026-01-01T11:30:00Z'";
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("make-cam", took);
        steps.put("decoupled-train-cam", HALFWAY);
        steps.put("decoupled-make-cam", "state: Waiting");
        assertThat(eta(TWO_ROUNDS, steps, DONE)).isEqualTo("2026-01-01T12:50:00Z");
        steps.put("make-cam", took.replace("Miss", "Hit"));
        assertThat(eta(TWO_ROUNDS, steps, DONE))
                .as("a cache hit gives no duration")
                .isEqualTo("after 2026-01-01T12:20:00Z");
    }

    @Test
    void withoutASecondReportNothingIsKnown() {
        String first = "state: Running, progress: {unit: steps, done: 20, total: 100, from: 20,"
                + " at: '2026-01-01T12:00:00Z', since: '2026-01-01T12:00:00Z'}";
        assertThat(eta(PLAIN, Map.of("report", first), DONE)).isNull();
        assertThat(eta(PLAIN, Map.of("report", "state: Running"), DONE)).isNull();
        assertThat(eta(
                        PLAIN,
                        Map.of(
                                "report",
                                "state: Running, progress: {unit: steps, done: 60, total: 100,"
                                        + " at: '2026-01-01T12:10:00Z'}"),
                        DONE))
                .as("as an earlier version of the operator wrote it")
                .isNull();
    }

    @Test
    void aRunThatFailsOrIsDoneHasNoExpectedEnd() {
        assertThat(eta(PLAIN, Map.of("train-cam", HALFWAY, "make-cam", "state: Failed"), DONE))
                .isNull();
        assertThat(eta(PLAIN, Map.of(), DONE)).isNull();
    }

    @Test
    void otherPodsHaveAPaceOfTheirOwn() {
        ProgressStatus first = ProgressStatus.first("steps", 20, 100, "2026-01-01T12:00:00Z");
        ProgressStatus second = first.next("steps", 60, 100, "2026-01-01T12:10:00Z");
        assertThat(second.from()).isEqualTo(20);
        assertThat(second.since()).isEqualTo("2026-01-01T12:00:00Z");
        String later = "2026-01-01T12:30:00Z";
        assertThat(second.next("steps", 40, 100, later))
                .as("a pod was replaced and went on from its checkpoint")
                .isEqualTo(ProgressStatus.first("steps", 40, 100, later));
        assertThat(second.next("steps", 70, 200, later))
                .as("another pod has joined")
                .isEqualTo(ProgressStatus.first("steps", 70, 200, later));
    }

    private static @Nullable String eta(String spec, Map<String, String> given, String others) {
        RunSpec run = SpecReader.of("cats", Serialization.unmarshal(spec, JsonNode.class))
                .orElseThrow();
        Pipeline pipeline = Pipeline.of(run);
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        for (Step step : pipeline.steps()) {
            steps.put(
                    step.name(),
                    Serialization.unmarshal(
                            "---\n{name: " + step.name() + ", attempt: 1, " + given.getOrDefault(step.name(), others)
                                    + "}",
                            StepStatus.class));
        }
        return new Eta(pipeline, steps).words();
    }
}
