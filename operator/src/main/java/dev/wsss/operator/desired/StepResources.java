package dev.wsss.operator.desired;

import dev.wsss.operator.profile.Gpu;
import dev.wsss.operator.profile.StageResources;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resources of a stage's container: requests are limits, and an order for an accelerator brings one. Room on the node's disk is only requested, so
 * that pods go where there is some: the limit is that of the volume.
 */
final class StepResources {
    private StepResources() {}

    static ResourceRequirements of(Attempt attempt) {
        StageResources wanted = attempt.profile().resources().of(attempt.order().task());
        Long memory = attempt.effective().memory();
        Map<String, Quantity> amounts = new TreeMap<>();
        amounts.put("cpu", new Quantity(wanted.cpu()));
        amounts.put("memory", memory == null ? new Quantity(wanted.memory()) : new Quantity(Long.toString(memory)));
        Gpu gpu = attempt.profile().gpu();
        if (attempt.order().numeric().accelerator() != null) {
            // A profile that lost its GPUs meanwhile must not leave the pod without the one its key promises.
            amounts.put(gpu.resourceName(), new Quantity(Integer.toString(Math.max(1, gpu.count()))));
        }
        return new ResourceRequirementsBuilder()
                .withRequests(amounts)
                .addToRequests(
                        "ephemeral-storage", new Quantity(attempt.profile().scratch()))
                .withLimits(amounts)
                .build();
    }
}
