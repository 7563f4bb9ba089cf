package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the document that names an artifact. */
class ArtifactManifestTest {
    private static final String HASH = Sha256.of(new byte[0]);

    @Test
    void itsBytesAreCanonical() {
        var manifest = manifest("cams", "b.tar", "a.tar");
        assertThat(new String(manifest.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"contractVersion\":1,\"kind\":\"cams\",\"objects\":["
                        + "{\"name\":\"a.tar\",\"sha256\":\"" + HASH + "\",\"size\":0},"
                        + "{\"name\":\"b.tar\",\"sha256\":\"" + HASH + "\",\"size\":0}]}");
    }

    @Test
    void theOrderOfWritingDoesNotChangeItsName() {
        assertThat(manifest("cams", "b", "a").digest())
                .isEqualTo(manifest("cams", "a", "b").digest());
        assertThat(manifest("cams", "a").digest())
                .isNotEqualTo(manifest("cams", "b").digest())
                .isNotEqualTo(manifest("truth", "a").digest());
    }

    @Test
    void whatItWritesItReads() {
        var manifest = manifest("cams", "a", "ü/b");
        assertThat(ArtifactManifest.parse(manifest.bytes(), "here")).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not json",
                "{\"kind\":\"cams\"}",
                "{\"contractVersion\":1,\"kind\":\"cams\",\"objects\":[],\"more\":1}",
                "{\"contractVersion\":1,\"kind\":\"cams\",\"objects\":[]} ",
                "{\"kind\":\"cams\",\"contractVersion\":1,\"objects\":[]}",
                "{\"contractVersion\":0,\"kind\":\"cams\",\"objects\":[]}",
                "{\"contractVersion\":1,\"kind\":\"cams\",\"objects\":[{\"name\":\"../a\",\"sha256\":\"00\",\"size\":1}]}"
            })
    void anyOtherDocumentIsRefusedWithItsPlace(String document) {
        assertThatThrownBy(() -> ArtifactManifest.parse(document.getBytes(StandardCharsets.UTF_8), "object 'x'"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("object 'x'")
                .hasMessageNotContainingAny("\n", "Source", "java", "dev.wsss");
    }

    @Test
    void partsAreMergedByPureConcatenation() {
        var whole = manifest("cams", "0", "1", "2", "3");
        var merged = ArtifactManifest.merge(List.of(manifest("cams", "3", "1"), manifest("cams", "0", "2")));
        assertThat(merged).isEqualTo(whole);
        assertThat(merged.digest()).isEqualTo(whole.digest());
    }

    @Test
    void itTellsTheBlocksOfTheImageList() {
        var dataset = manifest(
                "dataset",
                "catalogue.json",
                "block-00010.json",
                "block-00010.tar",
                "block-00002.tar",
                "block-00002.json",
                "block-100000.json");
        assertThat(dataset.blocks()).containsExactly(2, 10, 100000);
        assertThat(new BlockName(10).index()).isEqualTo("block-00010.json");
        assertThat(new BlockName(100000).tar()).isEqualTo("block-100000.tar");
        assertThat(manifest("scores", "scores.json").blocks()).isEmpty();
    }

    @Test
    void partsThatOverlapOrDifferInKindAreRefused() {
        assertThatThrownBy(() -> ArtifactManifest.merge(List.of(manifest("cams", "0"), manifest("cams", "0"))))
                .hasMessageContaining("'0' is there twice");
        assertThatThrownBy(() -> ArtifactManifest.merge(List.of(manifest("cams", "0"), manifest("truth", "1"))))
                .hasMessageContaining("truth of version 1 beside cams");
        assertThatThrownBy(() -> ArtifactManifest.merge(List.of())).hasMessageContaining("parts");
    }

    @Test
    void documentsBesideTheArtifactAreNoObjectsOfIt() {
        assertThatThrownBy(() -> manifest("cams", "attempt.json")).hasMessageContaining("belongs to the attempt");
    }

    private static ArtifactManifest manifest(String kind, String... names) {
        return new ArtifactManifest(
                kind,
                1,
                List.of(names).stream()
                        .map(name -> new ArtifactObject(name, 0, HASH))
                        .toList());
    }
}
