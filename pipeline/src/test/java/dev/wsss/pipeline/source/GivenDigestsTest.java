package dev.wsss.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.SourceDigest;
import dev.wsss.pipeline.graph.Artifact;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.DirectoryStore;
import dev.wsss.pipeline.store.s3.ProxyServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests of digests of content in a bucket or on this machine. */
class GivenDigestsTest {
    @RegisterExtension
    static final ProxyServer PROXY = new ProxyServer();

    @TempDir
    Path folder = Path.of("");

    @Test
    void mendingAMaskInABucketIsNoChangeOfItsPicturesAndStrayFilesAreNone() throws Exception {
        Kept kept = Kept.in(PROXY).with("data/VOC2012", Kept.DEVKIT);
        String location = kept.at("data/VOC2012");
        ArtifactDigest pictures = digest(kept, ArtifactKind.PICTURES, location, null);
        ArtifactDigest masks = digest(kept, ArtifactKind.MASKS, location, null);

        kept.put("data/VOC2012/README", bytes("another"));
        kept.put("data/VOC2012/SegmentationClass/a.png", bytes("mask of a, mended"));
        assertThat(digest(kept, ArtifactKind.PICTURES, location + "/", null)).isEqualTo(pictures);
        ArtifactDigest mended = digest(kept, ArtifactKind.MASKS, location, null);
        assertThat(mended).isNotEqualTo(masks);

        kept.put("data/VOC2012/JPEGImages/a.jpg", bytes("picture a, mended"));
        assertThat(digest(kept, ArtifactKind.PICTURES, location, null)).isNotEqualTo(pictures);
        assertThat(digest(kept, ArtifactKind.MASKS, location, null)).isEqualTo(mended);
    }

    @Test
    void theSameFilesHaveTheSameNameWhereverTheyLie() throws Exception {
        Kept kept = Kept.in(PROXY).with("one", Kept.DEVKIT).with("deep/er/two", Kept.DEVKIT);
        assertThat(digest(kept, ArtifactKind.PICTURES, kept.at("deep/er/two"), null))
                .isEqualTo(digest(kept, ArtifactKind.PICTURES, kept.at("one"), null));
    }

    @Test
    void aTableOfLabelsCounts() throws Exception {
        Kept kept = Kept.in(PROXY).with("data", Kept.DEVKIT);
        ArtifactDigest without = digest(kept, ArtifactKind.PICTURES, kept.at("data"), null);
        kept.put("labels.tsv", bytes("a\tcat\n"));
        ArtifactDigest with = digest(kept, ArtifactKind.PICTURES, kept.at("data"), kept.at("labels.tsv"));
        assertThat(with).isNotEqualTo(without);
        kept.put("labels.tsv", bytes("a\tdog\n"));
        assertThat(digest(kept, ArtifactKind.PICTURES, kept.at("data"), kept.at("labels.tsv")))
                .isNotEqualTo(with);
    }

    @Test
    void oneObjectIsNamedByItsMark() throws Exception {
        Kept kept = Kept.in(PROXY);
        kept.put("weights/resnet50.pth", bytes("numbers"));
        kept.put("copy.tar", bytes("numbers"));
        ArtifactDigest digest = digest(kept, ArtifactKind.INITIAL_WEIGHTS, kept.at("weights/resnet50.pth"), null);
        assertThat(digest(kept, ArtifactKind.PICTURES, kept.at("copy.tar"), null))
                .isEqualTo(digest);
        kept.put("weights/resnet50.pth", bytes("others"));
        assertThat(digest(kept, ArtifactKind.INITIAL_WEIGHTS, kept.at("weights/resnet50.pth"), null))
                .isNotEqualTo(digest);
    }

    @Test
    void anArchiveOfThisMachineIsOneFile() throws Exception {
        Kept kept = Kept.in(PROXY);
        Path tar = Files.writeString(folder.resolve("data.tar"), "packed");
        ArtifactDigest pictures = digest(kept, ArtifactKind.PICTURES, tar.toString(), null);
        assertThat(digest(kept, ArtifactKind.MASKS, tar.toString(), null)).isEqualTo(pictures);
        Files.writeString(tar, "packed otherwise");
        assertThat(digest(kept, ArtifactKind.PICTURES, tar.toString(), null)).isNotEqualTo(pictures);
    }

    @Test
    void aMissingFileIsReportedWithItsField() throws Exception {
        Kept kept = Kept.in(PROXY);
        assertThatThrownBy(() -> digest(kept, ArtifactKind.PICTURES, kept.at("VOC2021"), null))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_DATA))
                .hasMessageContaining("dataset.location: " + kept.at("VOC2021"));
        assertThatThrownBy(() -> digest(kept, ArtifactKind.INITIAL_WEIGHTS, "/nowhere/resnet.pth", null))
                .hasMessageContaining("initialWeights: /nowhere/resnet.pth is not there");
        assertThatThrownBy(() -> digest(kept, ArtifactKind.CAMS, "https://host/cams", null))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.INVALID_CONFIG))
                .hasMessageContaining("given.x: https://host/cams is neither");
        assertThatThrownBy(() -> digest(kept, ArtifactKind.PICTURES, "s3://no-such-bucket/VOC2012", null))
                .hasMessageContaining("there is no bucket 'no-such-bucket'")
                .hasMessageContaining("dataset.location");
    }

    private ArtifactDigest digest(Kept kept, ArtifactKind kind, String location, @Nullable String labels) {
        return new GivenDigests(kept.places(), new SourceDigest(new DirectoryStore(folder.resolve("store"))), () -> {})
                .of(new Artifact("x", kind, location), labels);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
