package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.parameters.Flag;
import dev.wsss.pipeline.tree.Bounds.Expects;
import dev.wsss.pipeline.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of a run's execution in a cluster; nothing here changes a result. */
public record Execution(
        @JsonPropertyDescription("WSSSProfile that describes the pods; absent: the operator's built-in one.") @Nullable
        String profile,

        @JsonPropertyDescription("Kueue queue.")
        @Pattern("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$")
        @Expects(
                "a queue's name has 1 to 63 lower-case letters, digits, dots and dashes, with a letter or digit at both ends")
        @Nullable
        String queueName,

        @JsonPropertyDescription("Seconds until the whole run fails, suspended time aside.")
        @Nullable
        @Min(1)
        @Max(Limits.WHOLE)
        Long deadlineSeconds,

        @JsonPropertyDescription("Seconds until one step fails.") @Nullable @Min(1) @Max(Limits.WHOLE)
        Long stepDeadlineSeconds,

        @JsonPropertyDescription("Seconds that a pod may wait for a place.") @Nullable @Min(1) @Max(Limits.WHOLE)
        Long pendingDeadlineSeconds,

        @JsonPropertyDescription("Seconds without progress after which a step is stopped.")
        @Nullable
        @Min(1)
        @Max(Limits.WHOLE)
        Long noProgressSeconds,

        @JsonPropertyDescription("Counted retries of a step that failed by itself.") @Min(0)
        int retries,

        @Flag("--num_workers")
        @JsonPropertyDescription("Threads that decode and augment pictures; absent: one for each processor.")
        @Nullable
        @Min(1)
        Integer loaderThreads) {}
