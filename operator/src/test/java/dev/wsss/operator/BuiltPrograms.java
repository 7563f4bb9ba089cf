package dev.wsss.operator;

import java.nio.file.Path;
import java.util.Map;

/** Where the programs of servers that tests start are built to. */
public final class BuiltPrograms {
    private BuiltPrograms() {}

    /** {@code $CLUSTER_HOME}, by default {@code ~/.cache/wsss-cluster}. */
    public static Path folder(Map<String, String> environment, Path home) {
        String cluster = environment.getOrDefault("CLUSTER_HOME", "");
        return cluster.isBlank() ? home.resolve(".cache/wsss-cluster") : Path.of(cluster);
    }
}
