package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.stages.report.StepUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTableTest {
    @Test
    void executionsThatSharedAStepCountByTheLongestTheSumAndTheLargest() {
        assertThat(UsageTable.of("make-cam", "run", List.of(execution(30, 50, 7), execution(40, 20, 9))))
                .isEqualTo(new StepUsage("make-cam", "run", 40, 70, 9));
    }

    @Test
    void aStepWithoutRecordsTookNothingThatIsKnown() {
        assertThat(UsageTable.of("make-cam", "cached", List.of()))
                .isEqualTo(new StepUsage("make-cam", "cached", 0, 0, 0));
    }

    private static AttemptRecord execution(int seconds, double cpuSeconds, long peakBytes) {
        return new AttemptRecord(
                "make-cam",
                "key",
                1,
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:%02dZ".formatted(seconds),
                "host",
                Map.of(),
                null,
                peakBytes,
                cpuSeconds,
                null,
                null,
                List.of());
    }
}
