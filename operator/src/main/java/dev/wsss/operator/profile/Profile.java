package dev.wsss.operator.profile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Expects;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Description of the pods of a run; what is left out is taken from the operator's built-in profile. */
public record Profile(
        @JsonPropertyDescription("Image of the stages.")
        @Pattern("^\\S+$")
        @Expects("must name the image of the stages, without a space")
        String image,

        @JsonPropertyDescription("When the image is pulled.")
        PullPolicy imagePullPolicy,

        @JsonPropertyDescription("Names of Secrets for the registry.")
        List<String> imagePullSecrets,

        @JsonPropertyDescription("Accelerator of the stages that run a network; count 0: none.")
        Gpu gpu,

        @JsonPropertyDescription("Processors and memory by class of stage.")
        Resources resources,

        @JsonPropertyDescription("Size of /dev/shm.")
        @Pattern(Amounts.PATTERN)
        @Expects(Amounts.MESSAGE)
        @Size(max = Amounts.LENGTH)
        String sharedMemory,

        @JsonPropertyDescription(
                "Room for half-written objects, fetched data sets and copies of inputs, on the node's disk, which has to have as much left for the pod.")
        @Pattern(Amounts.PATTERN)
        @Expects(Amounts.MESSAGE)
        @Size(max = Amounts.LENGTH)
        String scratch,

        @JsonPropertyDescription("PriorityClass of the pods.") @Nullable
        String priorityClassName,

        @JsonPropertyDescription("Seconds between SIGTERM and SIGKILL, in which a checkpoint is written.") @Min(1)
        int terminationGracePeriodSeconds,

        @JsonPropertyDescription(
                "Who decides as which user pods run: image, the user 10001 that it is made for; cluster, what policies assign (OpenShift).")
        PodUser podUser,

        @JsonPropertyDescription("Further fields of the pods.")
        PodTemplate podTemplate) {
    public Profile {
        imagePullSecrets = List.copyOf(imagePullSecrets);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<Profile> rules() {
        Rules<Profile> rules = new Rules<>();
        Amounts.rule(rules, "sharedMemory", Profile::sharedMemory);
        return Amounts.rule(rules, "scratch", Profile::scratch);
    }
}
