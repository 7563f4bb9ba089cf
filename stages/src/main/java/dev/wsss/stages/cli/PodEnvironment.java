package dev.wsss.stages.cli;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings that a pod finds in its environment.
 *
 * @param execution a name that no other pod has, {@code WSSS_POD_UID}
 * @param index its number among the pods of an indexed Job, {@code JOB_COMPLETION_INDEX}; absent in any other
 * @param cacheBytes of the folder for temporary files that copies of inputs may take, {@code WSSS_CACHE_BYTES}
 * @param terminationLog the file whose content becomes the pod's last message, {@code WSSS_TERMINATION_LOG}; absent: none
 */
record PodEnvironment(
        String execution,
        @Nullable Integer index,
        long cacheBytes,
        @Nullable Path terminationLog) {
    private static final String UID = "WSSS_POD_UID";
    private static final String INDEX = "JOB_COMPLETION_INDEX";
    private static final String CACHE_BYTES = "WSSS_CACHE_BYTES";
    private static final String TWO_GIBIBYTES = "2147483648";

    static PodEnvironment of(Map<String, String> variables) {
        return new PodEnvironment(
                execution(variables), index(variables), cacheBytes(variables), terminationLog(variables));
    }

    static @Nullable Path terminationLog(Map<String, String> variables) {
        String file = variables.get("WSSS_TERMINATION_LOG");
        return file == null || file.isBlank() ? null : Path.of(file);
    }

    private static String execution(Map<String, String> variables) {
        String uid = variables.getOrDefault(UID, "");
        if (!uid.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")) {
            throw refused(UID, uid, "has to be a name that no other execution has, such as the uid of the pod");
        }
        return uid;
    }

    private static @Nullable Integer index(Map<String, String> variables) {
        String index = variables.get(INDEX);
        if (index == null) {
            return null;
        }
        if (!index.matches("[0-9]{1,9}")) {
            throw refused(INDEX, index, "has to be a whole number, as Kubernetes sets it in an indexed Job");
        }
        return Integer.valueOf(index);
    }

    private static long cacheBytes(Map<String, String> variables) {
        String bytes = variables.getOrDefault(CACHE_BYTES, TWO_GIBIBYTES);
        if (!bytes.matches("[0-9]{1,18}")) {
            throw refused(CACHE_BYTES, bytes, "has to be a number of bytes");
        }
        return Long.parseLong(bytes);
    }

    private static Failure refused(String name, String value, String why) {
        return new Failure(
                FailureClass.INVALID_CONFIG,
                "environment: " + name + (value.isEmpty() ? " is not set; it " : " is '" + value + "'; it ") + why);
    }
}
