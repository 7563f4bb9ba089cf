package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.wsss.operator.Documents;
import dev.wsss.operator.apiserver.Admission;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every profile of the project, valid or not: an API server and the operator agree. */
@NeedsApiServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenProfilesIT {
    private static final Path FOLDER = Documents.root().resolve("operator/src/test/resources/profiles");

    /** A profile whose other value is that of the built-in profile, which the installation sets. */
    private static final String LOCAL_ONLY = "memory-above-built-in-maximum.yaml";

    private final Admission admission;

    GoldenProfilesIT(KubernetesClient client) {
        this.admission = new Admission(client, "wsssprofiles");
    }

    static Stream<Path> refused() throws IOException {
        return files("invalid").filter(file -> !file.endsWith(LOCAL_ONLY));
    }

    static Stream<Path> valid() throws IOException {
        return files("valid");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anInvalidProfileIsRefusedByTheApiServerForItsField(Path file) throws IOException {
        String profile = Files.readString(file);
        assertThat(admission.refusal(profile)).hasValueSatisfying(refusal -> assertThat(ExpectedProblems.names(profile))
                .anyMatch(refusal::contains));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValidProfileIsAccepted(Path file) throws IOException {
        assertThat(admission.refusal(Files.readString(file))).isEmpty();
    }

    @Test
    void whatDependsOnTheInstallationIsLeftToTheOperator() throws IOException {
        assertThat(admission.refusal(Files.readString(FOLDER.resolve("invalid").resolve(LOCAL_ONLY))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "0.5",
                "500m",
                "1500u",
                "16Gi",
                "2.5Ti",
                "1E",
                "100k",
                "1000000000n",
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
                "1023Pi",
                "1152921504606846975",
                "1152921504606846976",
                "9999999999999999999",
                "99999999999999999999999999999999",
                "000000000000000000000000000000001",
                "0.000000000000000000000000000001"
            })
    void anAmountIsJudgedAlike(String amount) {
        Verdicts verdicts =
                Verdicts.ofProfile(admission.client(), Places.profile("/scratch", TextNode.valueOf(amount)));
        assertThat(verdicts.cluster().isEmpty())
                .as("%s: %s", amount, verdicts)
                .isEqualTo(verdicts.local().isEmpty());
    }

    private static Stream<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().toList().stream();
        }
    }
}
