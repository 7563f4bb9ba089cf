package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import dev.wsss.pipeline.outcome.Excerpt;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a cluster carries the run out; nothing here changes a result. */
public record Execution(
        @JsonPropertyDescription("WSSSProfile that says what pods look like; absent: the operator's built-in one.")
        @Nullable
        String profile,

        @JsonPropertyDescription("Kueue queue.")
        @io.fabric8.generator.annotation.Pattern("^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$")
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
        @JsonPropertyDescription("Threads that decode and augment pictures; absent: half the cores.")
        @Nullable
        @Min(1)
        Integer loaderThreads) {
    /** What a label's value may be, too, as it becomes one. */
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    /** Refuses values that make no sense, all of them at once. */
    public Execution {
        new Checks()
                .that(
                        queueName == null || QUEUE.matcher(queueName).matches(),
                        "queueName",
                        "is '" + Excerpt.of(String.valueOf(queueName), 100)
                                + "', but a queue's name has 1 to 63 lower-case letters, digits, dots and dashes, with a "
                                + "letter or digit at both ends")
                .atLeast(1, "deadlineSeconds", deadlineSeconds)
                .atLeast(1, "stepDeadlineSeconds", stepDeadlineSeconds)
                .atLeast(1, "pendingDeadlineSeconds", pendingDeadlineSeconds)
                .atLeast(1, "noProgressSeconds", noProgressSeconds)
                .atLeast(0, "retries", retries)
                .atLeast(1, "loaderThreads", loaderThreads)
                .orRefuse();
    }
}
