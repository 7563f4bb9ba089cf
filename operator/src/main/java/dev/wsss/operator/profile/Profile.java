package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pods of a run look like; what is left out is taken from the operator's built-in profile. */
@ValidationRule(
        value = "!has(self.sharedMemory) || [quantity(self.sharedMemory)].all(it, " + Amounts.RULE + ")",
        message = Amounts.MESSAGE,
        fieldPath = ".sharedMemory")
@ValidationRule(
        value = "!has(self.scratch) || [quantity(self.scratch)].all(it, " + Amounts.RULE + ")",
        message = Amounts.MESSAGE,
        fieldPath = ".scratch")
public record Profile(
        @JsonPropertyDescription("Image of the stages.") @Pattern("^\\S+$")
        String image,

        @JsonPropertyDescription("When the image is pulled.")
        PullPolicy imagePullPolicy,

        @JsonPropertyDescription("Names of Secrets for the registry.")
        List<String> imagePullSecrets,

        @JsonPropertyDescription("Accelerator of the stages that run a network; count 0: none.")
        Gpu gpu,

        @JsonPropertyDescription("Processors and memory by class of stage.")
        Resources resources,

        @JsonPropertyDescription("Size of /dev/shm.") @Pattern(Amounts.PATTERN) @Size(max = Amounts.LENGTH)
        String sharedMemory,

        @JsonPropertyDescription("Room for half-written objects and fetched data sets, on the node's disk.")
        @Pattern(Amounts.PATTERN)
        @Size(max = Amounts.LENGTH)
        String scratch,

        @JsonPropertyDescription("PriorityClass of the pods.") @Nullable
        String priorityClassName,

        @JsonPropertyDescription("Seconds between SIGTERM and SIGKILL, in which a checkpoint is written.") @Min(1)
        int terminationGracePeriodSeconds,

        @JsonPropertyDescription("Further fields of the pods.")
        PodTemplate podTemplate) {
    private static final java.util.regex.Pattern IMAGE = java.util.regex.Pattern.compile("\\S+");

    /** Refuses values that make no sense, all of them at once. */
    public Profile {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        Checks checks = new Checks()
                .that(
                        IMAGE.matcher(image).matches(),
                        "image",
                        "is empty or has a space in it; name the image of the stages")
                .atLeast(1, "terminationGracePeriodSeconds", terminationGracePeriodSeconds);
        Amounts.check(checks, "sharedMemory", sharedMemory);
        Amounts.check(checks, "scratch", scratch);
        checks.orRefuse();
    }
}
