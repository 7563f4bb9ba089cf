package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of the file of JVM flags that the launcher and the image of the stages share. */
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
        assertThat(image).contains("@$home/pod.flags", "-Djava.io.tmpdir=$WSSS_SCRATCH");
        assertThat(image.lines()).containsAll(environment(launcher()));
        assertThat(Files.readString(Manifests.HOME.resolve("Dockerfile")))
                .contains("COPY " + Manifests.HOME.relativize(Program.POD_FLAGS) + " /opt/wsss/");
    }

    /** Returns variables exported for libtorch, without the home of the JDK. */
    private static List<String> environment(String script) {
        List<String> exported = script.lines()
                .filter(line -> line.startsWith("export ") && !line.startsWith("export JAVA_HOME"))
                .toList();
        assertThat(exported).anyMatch(line -> line.contains("MKL_CBWR"));
        return exported;
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
