package dev.wsss.operator.apiserver;

import dev.wsss.operator.BuiltPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of an API server: {@code kube-apiserver}, {@code etcd} and {@code kubectl}.
 *
 * @param folder that holds them
 * @param version of Kubernetes
 */
record Programs(Path folder, String version) {
    private static final String PLATFORM = "-linux-amd64";
    private static final List<String> NAMES = List.of("kube-apiserver", "etcd", "kubectl");

    /** Returns their folder: {@code $CLUSTER_HOME/kubeapitest}, by default below {@code ~/.cache/wsss-cluster}. */
    static Path place(Map<String, String> environment, Path home) {
        return BuiltPrograms.folder(environment, home).resolve("kubeapitest");
    }

    /**
     * Returns those of the newest version in {@code place}, in the layout {@code k8s/<version>-linux-amd64/}; nothing
     * when it has none.
     */
    static Optional<Programs> in(Path place) {
        Path versions = place.resolve("k8s");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(Programs::complete)
                    .max(Programs::byVersion)
                    .map(folder -> new Programs(folder, version(folder)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(versions.toString(), unreadable);
        }
    }

    private static boolean complete(Path folder) {
        return folder.toString().endsWith(PLATFORM)
                && NAMES.stream().allMatch(name -> Files.isExecutable(folder.resolve(name)));
    }

    private static int byVersion(Path one, Path other) {
        return Version.parse(version(one)).compareTo(Version.parse(version(other)));
    }

    private static String version(Path folder) {
        String name = Objects.requireNonNull(folder.getFileName()).toString();
        return name.substring(0, name.length() - PLATFORM.length());
    }

    /** Links the same layout into a writable folder: certificates are created beside the programs. */
    void layOut(Path writable) throws IOException {
        Path copy = Files.createDirectories(writable.resolve("k8s/" + version + PLATFORM));
        for (String name : NAMES) {
            Path link = copy.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve(name));
        }
    }
}
