package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of environments that the launcher refuses in a sentence, before Java starts. */
class LauncherTest {
    @TempDir
    Path folder = Path.of("");

    private String refusal(Path launcher, String before) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", before + " \"$0\" --version", launcher.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isEqualTo(2);
        return out;
    }

    private static Path launcher() {
        return Manifests.HOME.resolve("wsss").toAbsolutePath().normalize();
    }

    @Test
    void aDeletedCurrentFolderIsNamedAsTheReason() throws Exception {
        assertThat(refusal(launcher(), "mkdir gone; cd gone; rmdir ../gone;"))
                .contains("wsss: the current folder was deleted");
    }

    @Test
    void anInstallationWhosePathHasAColonIsRefused() throws Exception {
        Path colon = Files.createDirectories(folder.resolve("a:b"));
        Files.copy(launcher(), colon.resolve("wsss"));
        assertThat(refusal(colon.resolve("wsss"), "")).contains("a:b has a colon in its path");
    }

    @Test
    void aUserWithoutAHomeIsAskedForOne() throws Exception {
        Path noOne = Files.createDirectories(folder.resolve("bin"));
        executable(noOne.resolve("getent"), "exit 2");
        assertThat(refusal(launcher(), "unset HOME; PATH=\"$PWD/bin:$PATH\""))
                .contains("has no home folder", "set HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LANG= LC_CTYPE=C", "LC_ALL= LC_CTYPE= LANG="})
    void namesOfFilesMayHaveAnyLetterWhateverTheLocale(String locale) throws Exception {
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        executable(jdk.resolve("javac"), "exit 0");
        executable(jdk.resolve("java"), "echo encoding: $LC_ALL; exit 2");
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.copy(launcher(), release.resolve("wsss"));
        assertThat(refusal(release.resolve("wsss"), "export " + locale + " WSSS_JAVA_HOME=$PWD/jdk;"))
                .contains("encoding: C.UTF-8");
    }

    private static void executable(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
