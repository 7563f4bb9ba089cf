package dev.wsss.operator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wsss.operator.Documents;
import dev.wsss.pipeline.manifest.InvalidManifest;
import dev.wsss.pipeline.tree.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the files of {@code profiles/invalid/}: each breaks a rule, and the comments at its head are the expected
 * problems.
 */
class ProfilesTest {
    private static final Path FOLDER = Documents.root().resolve("operator/src/test/resources/profiles");
    private static final String EXPECTED = "#! ";
    private static final Profiles PROFILES = Profiles.installed(JsonNodeFactory.instance.objectNode());

    static List<Path> valid() throws IOException {
        return files("valid");
    }

    static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void anInvalidProfileIsRefusedWithThePointerAndASentence(Path file) throws IOException {
        InvalidManifest refusal = catchThrowableOfType(InvalidManifest.class, () -> PROFILES.of("profile", spec(file)));
        assertThat(refusal).as("%s is refused", file).isNotNull();
        String expected = refusal.problems().stream()
                .map(Problem::toString)
                .map(line -> EXPECTED + line + "\n")
                .collect(Collectors.joining());
        String document = Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith(EXPECTED))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Documents.holds(file, expected + document);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidProfileIsTheBuiltInOneWithWhatItSays(Path file) throws IOException {
        Profile profile = PROFILES.of("profile", spec(file));
        assertThat(profile.resources().process())
                .isEqualTo(PROFILES.builtIn().resources().process());
        if (spec(file).isEmpty()) {
            assertThat(profile).isEqualTo(PROFILES.builtIn());
        }
    }

    @Test
    void aProfileChangesOnlyWhatItNames() throws IOException {
        Profile gpu = PROFILES.of("gpu", spec(FOLDER.resolve("valid/gpu.yaml")));
        assertThat(gpu.resources().infer()).isEqualTo(new StageResources("4500m", "16Gi", "32Gi"));
        assertThat(gpu.scratch()).isEqualTo(PROFILES.builtIn().scratch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0.5", "500m", "1500u", "16Gi", "2.5Ti", "1E", "100k", "1000000000n"})
    void amountsAreThoseOfKubernetes(String text) {
        assertThat(Amounts.isAmount(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.0",
                "-1",
                "+1",
                "1.",
                ".5",
                "1e9",
                "1K",
                "1GB",
                "1 Gi",
                "Gi",
                "1Ei",
                "9999999999999999999"
            })
    void whatIsNoneOrNoMachineHasIsRefused(String text) {
        assertThat(Amounts.isAmount(text)).isFalse();
    }

    private static JsonNode spec(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile()).path("spec");
    }

    private static List<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().toList();
        }
    }
}
