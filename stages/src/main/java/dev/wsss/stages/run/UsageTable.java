package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.pipeline.graph.Step;
import dev.wsss.stages.report.StepUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resources that the steps of a run took; of executions that shared a step the longest, all their processor time, the largest memory. */
final class UsageTable {
    private UsageTable() {}

    static List<StepUsage> of(RunResults results) {
        List<StepUsage> usage = new ArrayList<>();
        for (Map.Entry<Step, Boolean> each : results.ran().entrySet()) {
            usage.add(of(each.getKey().name(), each.getValue() ? "run" : "cached", results.attempts(each.getKey())));
        }
        return usage;
    }

    static StepUsage of(String step, String outcome, List<AttemptRecord> executions) {
        return new StepUsage(
                step,
                outcome,
                executions.stream()
                        .mapToDouble(AttemptRecord::wallSeconds)
                        .max()
                        .orElse(0),
                executions.stream().mapToDouble(AttemptRecord::cpuSeconds).sum(),
                executions.stream()
                        .mapToLong(AttemptRecord::peakMemoryBytes)
                        .max()
                        .orElse(0));
    }
}
