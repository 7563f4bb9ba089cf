package dev.wsss.operator.crd;

import dev.wsss.operator.api.CacheResult;
import dev.wsss.operator.api.CacheStatus;
import dev.wsss.operator.api.EffectiveStatus;
import dev.wsss.operator.api.GpuStatus;
import dev.wsss.operator.api.LastFailure;
import dev.wsss.operator.api.OutputStatus;
import dev.wsss.operator.api.ProgressStatus;
import dev.wsss.operator.api.ReplacedStatus;
import dev.wsss.operator.api.RunTimes;
import dev.wsss.operator.api.StepPhase;
import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.StoreStatus;
import dev.wsss.operator.api.WSSSRunStatus;
import dev.wsss.pipeline.graph.Accelerator;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import java.util.Map;

/** Statuses of runs. */
final class Statuses {
    private static final String NOON = "2026-01-01T12:00:00Z";

    private Statuses() {}

    /** Returns a status with a value in every field. */
    static WSSSRunStatus full() {
        return new WSSSRunStatus(
                3L,
                "0123abcd0123abcd",
                "Running",
                "train-cam",
                "2/9 (40%)",
                1,
                "CodeError",
                "0.428",
                "Runs train-cam, attempt 2.",
                new GpuStatus(5400, NOON),
                "after 2026-01-01T13:00:00Z",
                "failed@monday",
                new RunTimes(NOON, NOON, NOON, 60L),
                new StoreStatus("http://minio.minio:9000", "wsss", "runs/research"),
                "s3://wsss/runs/research/report.html",
                "s3://wsss/runs/research/masks",
                List.of(new ConditionBuilder()
                        .withType("Accepted")
                        .withStatus("True")
                        .withReason("Accepted")
                        .withMessage("")
                        .withObservedGeneration(3L)
                        .withLastTransitionTime(NOON)
                        .build()),
                List.of(step()));
    }

    private static StepStatus step() {
        return new StepStatus(
                "train-cam",
                StepPhase.RUNNING,
                "0123abcd",
                "again",
                2,
                1,
                "11111111-2222-3333-4444-555555555555",
                NOON,
                NOON,
                NOON,
                NOON,
                NOON,
                NOON,
                new ReplacedStatus(2, "exit code 143", NOON),
                1,
                new ProgressStatus("steps", 40, 100, NOON, 10L, NOON),
                new CacheStatus(CacheResult.MISS, "nothing was published under this key"),
                Map.of("CodeError", 1),
                new LastFailure("CodeError", 1, "a defect", "log.txt", NOON),
                new OutputStatus("ab".repeat(32), "manifest.json", List.of("attempts/train-cam/1/")),
                "0123abcd",
                Map.of("miou", 0.428),
                new EffectiveStatus("stages:1", 2, Accelerator.GPU, 1L << 34, 8, List.of("node-1")));
    }
}
