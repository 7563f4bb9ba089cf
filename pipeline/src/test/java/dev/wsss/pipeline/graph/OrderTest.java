package dev.wsss.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.Checkpoints;
import dev.wsss.pipeline.artifact.Publication;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.TrainCam;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the order of one execution. */
class OrderTest {
    static Stream<String> runs() {
        return Runs.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyOrderOfARunIsReadAsItWasWritten(String run) {
        for (Step step : Runs.pipeline(run).steps()) {
            Order order = order(step);
            assertThat(Order.read(order.toJson())).as(step.name()).isEqualTo(order);
        }
    }

    @Test
    void theDocumentIsThatOfTheGoldenFile() throws IOException {
        Order order = order(Runs.pipeline("two-rounds-as-published").step("decoupled-train-cam"));
        Documents.holds("pipeline/src/test/resources/orders/decoupled-train-cam.json", order.toJson());
        assertThat(order.parameters().own(TrainCam.class).epochs()).isEqualTo(5);
        assertThat(order.input(ArtifactKind.OBJECTS)).isPresent();
        assertThat(order.input(ArtifactKind.TRUTH)).isEmpty();
    }

    @Test
    void anOrderForAnotherVersionOfTheStageIsRefused() {
        String json = order(Runs.pipeline("one-round").step("make-cam")).toJson();
        assertThatThrownBy(() -> Order.read(json.replaceFirst("\"contractVersion\" : \\d+", "\"contractVersion\" : 9")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is for version 9 of make-cam, this program has version 2");
    }

    @Test
    void anOrderThatIsNoneIsRefused() {
        String json = order(Runs.pipeline("one-round").step("make-cam")).toJson();
        for (String broken : List.of(
                "",
                "{}",
                "[]",
                json.substring(0, json.length() / 2),
                json.replace("\"attempt\" : 1", "\"attempt\" : 0"),
                json.replace("\"attempt\" : 1", "\"attemp\" : 1"),
                json.replace("\"blocks\" : [ ]", "\"blocks\" : [ [ 0, 1 ], [ 1 ] ]"),
                json.replace("\"blocks\" : [ ]", "\"blocks\" : [ 7 ]"),
                json.replace("\"make-cam\" : {", "\"make-cams\" : {"),
                json.replace("\"stage\" : \"make-cam\"", "\"stage\" : \"fly\""))) {
            assertThatThrownBy(() -> Order.read(broken))
                    .isInstanceOf(Failure.class)
                    .hasMessageMatching("order: [^\\n]+")
                    .hasMessageNotContainingAny("Source", "java", "dev.wsss");
        }
    }

    @Test
    void aDocumentThatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Order.read("{\n  \"stage\": oops }"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("order: Unrecognized token 'oops'")
                .hasMessageEndingWith("(line 2, column 17)");
    }

    @Test
    void onlyStagesThatCanBeSharedAreGivenBlocks() {
        String shared = order(Runs.pipeline("one-round").step("make-cam")).toJson();
        assertThat(Order.read(withBlocks(shared)).blocks()).containsExactly(List.of(0, 2), List.of(1));
        String whole = order(Runs.pipeline("one-round").step("train-cam")).toJson();
        assertThatThrownBy(() -> Order.read(withBlocks(whole)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("blocks: train-cam runs in one execution");
    }

    private static String withBlocks(String json) {
        return json.replace("\"blocks\" : [ ]", "\"blocks\" : [ [ 0, 2 ], [ 1 ] ]");
    }

    private static Order order(Step step) {
        String key = Runs.key(step).hex();
        return new Order(
                "a-run",
                step.name(),
                step.task(),
                step.round(),
                step.parameters(),
                key,
                1,
                step.reads().stream().map(OrderTest::input).toList(),
                0,
                Runs.NUMERIC,
                null,
                Publication.attemptPrefix(step.task().id(), key, 1),
                Checkpoints.prefix(step.task().id(), key),
                List.of(),
                null,
                null,
                null);
    }

    private static OrderInput input(Artifact artifact) {
        ArtifactDigest digest = Runs.digest(artifact.name());
        return artifact.isGiven()
                ? OrderInput.given(artifact, digest)
                : OrderInput.stored(artifact, new ArtifactLocation(digest, "p/manifest.json", List.of("p/")));
    }
}
