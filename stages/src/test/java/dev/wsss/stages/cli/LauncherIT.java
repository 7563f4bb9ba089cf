package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the launcher of an unpacked release, and of its class cache for commands that only read and print. */
class LauncherIT {
    @TempDir
    Path release = Path.of("");

    private Path target = release;

    @BeforeEach
    void unpack() throws IOException {
        target = Files.createDirectories(release.resolve("stages/target"));
        Path built = Manifests.HOME.toAbsolutePath().normalize();
        Files.copy(built.resolve("wsss"), release.resolve("wsss"));
        Files.createSymbolicLink(release.resolve("k8s"), built.resolve("k8s"));
        Files.createSymbolicLink(target.resolve("lib"), built.resolve("stages/target/lib"));
        Files.copy(jar(built.resolve("stages/target")), target.resolve("wsss-stages-1.jar"));
    }

    @Test
    void theFirstCommandMakesTheCacheAndTheNextOnesUseIt() throws Exception {
        assertThat(wsss("--version")).startsWith("wsss ");
        Path cache = cache();

        // The JVM's name for the source of a class, as its launcher prints it on request.
        assertThat(wsss("WSSS_JAVA_OPTS=-Xlog:class+load", "--version"))
                .contains("dev.wsss.stages.cli.Wsss source: shared objects file");
        assertThat(cache()).isEqualTo(cache);
    }

    @Test
    void aCacheOfAnotherProgramIsIgnoredWithoutAWord() throws Exception {
        String version = wsss("--version");
        Path cache = cache();
        Files.writeString(cache, "no cache");

        assertThat(wsss("--version")).isEqualTo(version);
    }

    @Test
    void aProgramThatIsNewerThanItsCacheGetsANewOne() throws Exception {
        wsss("--version");
        Files.writeString(cache(), "a cache of the former program");
        Path program = target.resolve("wsss-stages-1.jar");
        Files.setLastModifiedTime(
                program,
                FileTime.from(Files.getLastModifiedTime(cache()).toInstant().plusSeconds(1)));

        wsss("--version");

        assertThat(Files.size(cache())).isGreaterThan(1 << 20);
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> caches =
                    files.filter(each -> each.toString().contains(".aot")).toList();
            assertThat(caches).hasSize(1);
            return caches.getFirst();
        }
    }

    private static Path jar(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().matches("wsss-stages-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Executes the launcher after assignments of environment variables; returns what it printed. */
    private String wsss(String... words) throws Exception {
        String last = words[words.length - 1];
        ProcessBuilder builder =
                new ProcessBuilder("./wsss", last).directory(release.toFile()).redirectErrorStream(true);
        for (String assignment : List.of(words).subList(0, words.length - 1)) {
            builder.environment().put(assignment.split("=", 2)[0], assignment.split("=", 2)[1]);
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
