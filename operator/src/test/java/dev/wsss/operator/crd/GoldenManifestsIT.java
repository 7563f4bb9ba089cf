package dev.wsss.operator.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import dev.wsss.operator.apiserver.Admission;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.pipeline.ids.Round;
import dev.wsss.pipeline.ids.Stage;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of every manifest of the project, valid or not: an API server and {@code wsss validate} agree. */
@NeedsApiServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenManifestsIT {
    private static final Path ROOT = Documents.root();
    private static final Path INVALID = ROOT.resolve("pipeline/src/test/resources/invalid");
    private static final Path CLUSTER_ONLY = ROOT.resolve("operator/src/test/resources/cluster-only");

    private final Admission admission;

    GoldenManifestsIT(KubernetesClient client) {
        this.admission = new Admission(client, "wsssruns");
    }

    static Stream<String> refused() throws IOException {
        return names(INVALID).filter(name -> !LocalOnly.reasons().containsKey(name));
    }

    static Stream<String> refusedLocallyOnly() {
        return LocalOnly.reasons().keySet().stream();
    }

    static Stream<String> refusedByTheClusterOnly() throws IOException {
        return names(CLUSTER_ONLY);
    }

    static Stream<Path> valid() throws IOException {
        try (Stream<Path> samples = Files.list(ROOT.resolve("k8s/samples"));
                Stream<Path> graphs = Files.walk(ROOT.resolve("pipeline/src/test/resources/graph"))) {
            return Stream.concat(samples, graphs.filter(file -> file.endsWith("manifest.yaml")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<String> secondRound() {
        return Stage.inBothRounds().stream().map(stage -> Round.DECOUPLED.name(stage.id()));
    }

    static Stream<Path> stories() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("operator/src/test/resources/stories"))) {
            return files.filter(file -> file.endsWith("in-run.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anInvalidManifestIsRefusedByTheApiServerForItsField(String name) throws IOException {
        String manifest = Files.readString(INVALID.resolve(name));
        Optional<String> refusal = admission.refusal(manifest);
        assertThat(refusal).as(name).isPresent();
        List<String> fields = ExpectedProblems.names(manifest);
        if (!fields.isEmpty()) {
            assertThat(fields).as("%s: %s", name, refusal).anyMatch(refusal.orElseThrow()::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("refusedLocallyOnly")
    void whatAnApiServerCannotKnowIsListedWithItsReason(String name) throws IOException {
        assertThat(admission.refusal(Files.readString(INVALID.resolve(name))))
                .as("%s, since %s", name, LocalOnly.reasons().get(name))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusedByTheClusterOnly")
    void whatOnlyAnApiServerRefusesIsAManifestOfItsOwn(String name) throws IOException {
        Path file = CLUSTER_ONLY.resolve(name);
        assertThat(admission.refusal(Files.readString(file))).as(name).isPresent();
        assertThat(Verdicts.manifest(file)).as(name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everySampleAndEveryManifestOfTheGraphTestsIsAccepted(Path file) throws IOException {
        assertThat(admission.refusal(Files.readString(file)))
                .as(file.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void whatValidateEffectivePrintsIsAManifestThatIsAccepted(Path file) throws IOException {
        String listing = EffectiveSpec.of(RunManifest.read(file)).toYaml();
        String head = "apiVersion: wsss.dev/v1alpha1\nkind: WSSSRun\nmetadata: {name: effective}\n";
        assertThat(admission.refusal(head + listing)).as(file.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theRunOfAStoryGetsTheSameAnswerFromBothSides(Path file) throws IOException {
        assertThat(admission.refusal(Files.readString(file)).isEmpty())
                .as(file.toString())
                .isEqualTo(Verdicts.manifest(file).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("secondRound")
    void aStepOfTheSecondRoundNeedsOne(String step) {
        String manifest = """
                apiVersion: wsss.dev/v1alpha1
                kind: WSSSRun
                metadata: {name: one-round}
                spec: {dataset: {location: VOC2012}, steps: {%s: {}}%s}
                """;
        assertThat(admission.refusal(manifest.formatted(step, "")))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("add contextDecoupling"));
        assertThat(admission.refusal(manifest.formatted(step, ", contextDecoupling: {}")))
                .isEmpty();
    }

    @Test
    void aWordThatKubernetesReadsAsASwitchIsAcceptedWithAndWithoutQuotes() {
        String manifest = """
                apiVersion: wsss.dev/v1alpha1
                kind: WSSSRun
                metadata: {name: uncached}
                spec: {dataset: {location: VOC2012}, cache: %s}
                """;
        assertThat(admission.refusal(manifest.formatted("off"))).isEmpty();
        assertThat(admission.refusal(manifest.formatted("'off'"))).isEmpty();
        assertThat(admission.refusal(manifest.formatted("true"))).isPresent();
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
