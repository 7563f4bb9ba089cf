package dev.wsss.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.RunCacheTransform;
import dev.wsss.operator.metrics.Meters;
import dev.wsss.operator.metrics.StepGapTimer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Tests of metrics about runs that are older than the process. */
class ReconcileMetricsTest {
    private static final String FINISHED = """
            metadata: {name: cats, uid: 1-2-3, generation: 2}
            spec: {dataset: {location: s3://data/voc}, stages: {train-cam: {epochs: 3}}}
            status:
              observedGeneration: 2
              state: Succeeded
              times: {started: "2026-01-01T00:00:00Z", finished: "2026-01-01T01:00:00Z"}
              steps:
              - name: eval-cam
                state: Succeeded
                attempt: 2
                finished: "2026-01-01T00:50:00Z"
                metrics: {miou: 0.5}
            """;

    @Test
    void aProcessThatHasJustBegunShowsScoresOfFinishedRuns() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        WSSSRun kept = RunCacheTransform.run(Serialization.unmarshal(FINISHED, WSSSRun.class));
        assertThat(kept.getSpec().has("stages")).as("the run is kept whole").isFalse();
        new ReconcileMetrics(new Meters(registry), new StepGapTimer(System::nanoTime), Clock.systemUTC()).passed(kept);
        assertThat(registry.get("wsss.miou")
                        .tags("dataset", "s3://data/voc", "kind", "eval-cam")
                        .gauge()
                        .value())
                .isEqualTo(0.5);
    }
}
