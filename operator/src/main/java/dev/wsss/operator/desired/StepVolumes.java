package dev.wsss.operator.desired;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Volumes of a pod whose root is read-only: the order, credentials, scratch, temporary files, shared memory. */
final class StepVolumes {
    static final String ORDER_FILE = "/etc/wsss/order.json";
    static final String CREDENTIALS = "/var/run/wsss/store";
    static final String SCRATCH = "/scratch";

    private static final int OWNER_AND_GROUP = 0440;

    private StepVolumes() {}

    static List<Volume> volumes(Attempt attempt) {
        Map<String, Volume> all = new LinkedHashMap<>();
        Typed.list(attempt.profile().podTemplate().volumes(), Volume.class)
                .forEach(each -> all.put(each.getName(), each));
        List<Volume> ours = new ArrayList<>(List.of(
                order(),
                folder("scratch", attempt.profile().scratch(), null),
                folder("tmp", null, null),
                folder("shm", attempt.profile().sharedMemory(), "Memory")));
        if (attempt.secret() != null) {
            ours.add(credentials(attempt.secret()));
        }
        ours.forEach(each -> all.put(each.getName(), each));
        return List.copyOf(all.values());
    }

    static List<VolumeMount> mounts(Attempt attempt) {
        Map<String, VolumeMount> all = new LinkedHashMap<>();
        Typed.list(attempt.profile().podTemplate().volumeMounts(), VolumeMount.class)
                .forEach(each -> all.put(each.getMountPath(), each));
        List<VolumeMount> ours = new ArrayList<>(List.of(
                readOnly("order", "/etc/wsss"),
                mount("scratch", SCRATCH),
                mount("tmp", "/tmp"),
                mount("shm", "/dev/shm")));
        if (attempt.secret() != null) {
            ours.add(readOnly("store", CREDENTIALS));
        }
        ours.forEach(each -> all.put(each.getMountPath(), each));
        return List.copyOf(all.values());
    }

    private static Volume order() {
        return new VolumeBuilder()
                .withName("order")
                .withNewDownwardAPI()
                .addNewItem()
                .withPath("order.json")
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + StepPod.ORDER + "']")
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .build();
    }

    private static Volume credentials(String secret) {
        return new VolumeBuilder()
                .withName("store")
                .withNewSecret()
                .withSecretName(secret)
                .withDefaultMode(OWNER_AND_GROUP)
                .endSecret()
                .build();
    }

    private static Volume folder(String name, @Nullable String limit, @Nullable String medium) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withMedium(medium)
                .withSizeLimit(limit == null ? null : new Quantity(limit))
                .endEmptyDir()
                .build();
    }

    private static VolumeMount mount(String name, String path) {
        return new VolumeMountBuilder().withName(name).withMountPath(path).build();
    }

    private static VolumeMount readOnly(String name, String path) {
        return new VolumeMountBuilder()
                .withName(name)
                .withMountPath(path)
                .withReadOnly(true)
                .build();
    }
}
