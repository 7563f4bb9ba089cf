package dev.wsss.pipeline.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.pipeline.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final Path FOLDER = Documents.root().resolve("k8s/samples");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsAValidRunNamedAfterItsFileOrItsData(Path sample) throws IOException {
        RunManifest manifest = RunManifest.read(sample);
        EffectiveSpec effective = EffectiveSpec.of(manifest);
        assertThat(manifest.name()).isNotBlank();
        assertThat(effective.origins()).containsValue(Origin.GIVEN).containsValue(Origin.PUBLISHED);
        assertThat(effective.origins().containsValue(Origin.WITHOUT_INITIAL_WEIGHTS))
                .isEqualTo(effective.spec().initialWeights() == null);
    }

    @Test
    void theManifestThatTheReadmeShowsIsAValidRun(@TempDir Path folder) throws IOException {
        String block = Files.readString(Documents.root().resolve("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("    apiVersion:"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("cats-and-dogs.yaml"), block);
        RunSpec spec = EffectiveSpec.of(RunManifest.read(file)).spec();
        assertThat(spec.dataset().classes()).containsExactly("cat", "dog");
        assertThat(spec.initialWeights()).isEqualTo("weights:efficientnet-lite0");
    }

    @Test
    void theWholePublishedRecipeDecouplesContext() throws IOException {
        RunSpec spec = EffectiveSpec.of(RunManifest.read(FOLDER.resolve("voc12-irn-cda.yaml")))
                .spec();
        assertThat(spec.contextDecoupling()).isNotNull();
        assertThat(spec.dataset().classes()).hasSize(20);
        assertThat(spec.stages().makeCam().shards()).isEqualTo(4);
    }
}
