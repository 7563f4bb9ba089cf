package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunManifestTest {
    private static final String HEAD =
            "apiVersion: wsss.dev/v1alpha1\nkind: WSSSRun\nmetadata: {name: run, labels: {a: b}}\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void relativeLocationsStartInTheManifestsFolder() throws IOException {
        RunSpec spec = spec("""
                spec:
                  dataset: {location: VOC2012, labels: ../labels.tsv}
                  initialWeights: weights/r50.pth
                  given: {cams: maps, sem-seg: s3://masks/first}
                  store: {location: out}
                """);
        assertThat(spec.dataset().location())
                .isEqualTo(folder.resolve("VOC2012").toString());
        assertThat(spec.dataset().labels())
                .isEqualTo(folder.resolveSibling("labels.tsv").toString());
        assertThat(spec.initialWeights())
                .isEqualTo(folder.resolve("weights/r50.pth").toString());
        assertThat(spec.given())
                .containsEntry("cams", folder.resolve("maps").toString())
                .containsEntry("sem-seg", "s3://masks/first");
        assertThat(spec.store().location()).isEqualTo(folder.resolve("out").toString());
    }

    @Test
    void absoluteLocationsAndAddressesStayAsTheyAre() throws IOException {
        RunSpec spec = spec("spec: {dataset: {location: /data/VOC2012}, initialWeights: 's3://w/r50.pth'}\n");
        assertThat(spec.dataset().location()).isEqualTo("/data/VOC2012");
        assertThat(spec.initialWeights()).isEqualTo("s3://w/r50.pth");
    }

    @Test
    void anotherDataFolderReplacesTheOneInTheManifestAndTheGeneratedOne() throws IOException {
        RunManifest manifest = read("spec: {dataset: {synthetic: {seed: 3}, classes: [cat]}}\n");
        Dataset dataset = EffectiveSpec.of(
                        manifest.withData(folder.resolve("mine").toString()))
                .spec()
                .dataset();
        assertThat(dataset.synthetic()).isNull();
        assertThat(dataset.location()).isEqualTo(folder.resolve("mine").toString());
        assertThat(dataset.classes()).containsExactly("cat");
        assertThat(manifest.spec().at("/dataset/synthetic/seed").asInt()).isEqualTo(3);
    }

    @Test
    void aDataFolderIsEnoughWhenTheManifestNamesNone() throws IOException {
        RunManifest manifest = read("spec: {}\n").withData(folder.toString());
        assertThat(EffectiveSpec.of(manifest).spec().dataset().location()).isEqualTo(folder.toString());
    }

    @Test
    void jsonIsReadAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), """
                {"apiVersion": "wsss.dev/v1alpha1", "kind": "WSSSRun", "metadata": {"name": "run"},
                 "spec": {"dataset": {"location": "VOC2012"}}, "status": {"state": "Running"}}
                """);
        assertThat(RunManifest.read(file).spec().at("/dataset/location").asText())
                .isEqualTo("VOC2012");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("run.yaml"), HEAD + "spec:\n  seed: 1\n  seed: 2\n");
        assertThatThrownBy(() -> RunManifest.read(file))
                .isInstanceOf(InvalidManifest.class)
                .hasMessageContaining("line 6")
                .hasMessageContaining("seed");
    }

    @Test
    void aLocationThatCannotBeAFileIsRefused() throws IOException {
        RunManifest manifest = read("spec: {dataset: {location: \"a\\0b\"}}\n");
        assertThatThrownBy(() -> EffectiveSpec.of(manifest))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("run.yaml: the location 'a\\u0000b' cannot be the name of a file");
    }

    private RunSpec spec(String yaml) throws IOException {
        return EffectiveSpec.of(read(yaml)).spec();
    }

    private RunManifest read(String yaml) throws IOException {
        return RunManifest.read(Files.writeString(folder.resolve("run.yaml"), HEAD + yaml));
    }
}
