package dev.wsss.operator.desired;

import dev.wsss.operator.profile.Amounts;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Environment of the stage's container; a profile adds to it and cannot change what is ours. */
final class StepEnvironment {
    private StepEnvironment() {}

    static List<EnvVar> of(Attempt attempt) {
        Map<String, EnvVar> all = new LinkedHashMap<>();
        Typed.list(attempt.profile().podTemplate().env(), EnvVar.class).forEach(each -> all.put(each.getName(), each));
        List<EnvVar> ours = new ArrayList<>(List.of(
                podUid(),
                new EnvVar("WSSS_SCRATCH", StepVolumes.SCRATCH, null),
                new EnvVar("WSSS_CACHE_BYTES", Long.toString(cacheBytes(attempt)), null),
                new EnvVar("WSSS_TERMINATION_LOG", "/dev/termination-log", null)));
        if (attempt.secret() != null) {
            ours.add(new EnvVar("WSSS_CREDENTIALS", StepVolumes.CREDENTIALS, null));
        }
        ours.forEach(each -> all.put(each.getName(), each));
        return List.copyOf(all.values());
    }

    /**
     * Returns the share of scratch for the cache; the rest is for the user's data and for objects that are being
     * written.
     */
    private static long cacheBytes(Attempt attempt) {
        return Amounts.bytes(attempt.profile().scratch()) / 4;
    }

    private static EnvVar podUid() {
        return new EnvVarBuilder()
                .withName("WSSS_POD_UID")
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath("metadata.uid")
                .endFieldRef()
                .endValueFrom()
                .build();
    }
}
