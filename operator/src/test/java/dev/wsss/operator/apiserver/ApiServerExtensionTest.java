package dev.wsss.operator.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerExtensionTest {
    @TempDir
    private Path home = Path.of("");

    @Test
    void withoutTheProgramsTestsAreSkippedWithTheirPlaceAndRunInCi() {
        Path place = Programs.place(Map.of(), home);
        assertThat(ApiServerExtension.availability(place, Map.of()).isDisabled())
                .isTrue();
        assertThat(ApiServerExtension.availability(place, Map.of()).getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(place.toString(), "kube-apiserver"));
        assertThat(ApiServerExtension.availability(place, Map.of("CI", "true")).isDisabled())
                .isFalse();
    }

    @Test
    void theNewestCompleteVersionIsTaken() throws IOException {
        Path place = Programs.place(Map.of("CLUSTER_HOME", home.toString()), Path.of("/nowhere"));
        programs(place, "1.9.0", "kube-apiserver", "etcd", "kubectl");
        programs(place, "1.34.4", "kube-apiserver", "etcd", "kubectl");
        programs(place, "1.35.0", "kube-apiserver", "etcd");
        assertThat(Programs.in(place)).map(Programs::version).contains("1.34.4");
        assertThat(ApiServerExtension.availability(place, Map.of()).isDisabled())
                .isFalse();
    }

    private static void programs(Path place, String version, String... names) throws IOException {
        Path folder = Files.createDirectories(place.resolve("k8s/" + version + "-linux-amd64"));
        for (String name : List.of(names)) {
            assertThat(Files.createFile(folder.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }
    }
}
