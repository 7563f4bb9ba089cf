package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file of JVM flags that the launcher and the image of the stages share. */
class PodFlagsTest {
    @Test
    void aPodHasTheFlagsThatTheProgramNeedsAnywhere() throws IOException {
        Matcher everywhere =
                Pattern.compile("^jvm=\\((.*)\\)$", Pattern.MULTILINE).matcher(launcher());
        assertThat(everywhere.find()).isTrue();
        assertThat(flags()).contains(everywhere.group(1).split(" "));
    }

    @Test
    void everyLineIsOneFlagOrARemark() throws IOException {
        assertThat(flags()).isNotEmpty().allMatch(flag -> flag.matches("-{1,2}[^\\s\"'\\\\]+"));
    }

    @Test
    void theLauncherStartsAStepWithThisFile() throws IOException {
        assertThat(launcher())
                .contains("@$home/" + Manifests.HOME.relativize(Program.POD_FLAGS))
                .contains("-Djava.io.tmpdir=$WSSS_SCRATCH");
    }

    @Test
    void theImageStartsTheProgramWithThisFileAndTheLaunchersEnvironment() throws IOException {
        String image = Files.readString(Manifests.HOME.resolve("stages/src/main/image/wsss"));
        assertThat(image).contains("@$home/pod.flags", "-Djava.io.tmpdir=$WSSS_SCRATCH", environment(launcher()));
        assertThat(Files.readString(Manifests.HOME.resolve("Dockerfile")))
                .contains("COPY " + Manifests.HOME.relativize(Program.POD_FLAGS) + " /opt/wsss/");
    }

    private static String environment(String script) {
        Matcher exported =
                Pattern.compile("^export .*MKL_CBWR.*$", Pattern.MULTILINE).matcher(script);
        assertThat(exported.find()).isTrue();
        return exported.group();
    }

    private static List<String> flags() throws IOException {
        return Files.readAllLines(Program.POD_FLAGS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String launcher() throws IOException {
        return Files.readString(Manifests.HOME.resolve("wsss"));
    }
}
