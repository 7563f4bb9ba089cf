package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name by content of the user's own files. */
class SourceDigestTest {
    @TempDir
    Path folder;

    private Path pictures = Path.of("never-used");
    private SourceDigest digests = new SourceDigest(new DirectoryStore(Path.of("never-used")));

    @BeforeEach
    void write() throws IOException {
        pictures = folder.resolve("voc");
        Files.createDirectories(pictures.resolve("JPEGImages"));
        Files.writeString(pictures.resolve("JPEGImages/a.jpg"), "aaaa");
        Files.createDirectories(pictures.resolve("Masks"));
        Files.writeString(pictures.resolve("Masks/a.png"), "mask");
        digests = new SourceDigest(new DirectoryStore(folder.resolve("store")));
    }

    @Test
    void equalFilesHaveOneDigestWhereverTheyLie() throws IOException {
        ArtifactDigest here = pictures();
        Files.move(pictures, folder.resolve("elsewhere"));
        pictures = folder.resolve("elsewhere");
        assertThat(pictures()).isEqualTo(here);
    }

    @Test
    void aChangedRenamedOrAddedFileMakesAnotherDigestAndAnUnwantedOneDoesNot() throws IOException {
        ArtifactDigest before = pictures();
        Files.writeString(pictures.resolve("Masks/a.png"), "mended");
        assertThat(pictures()).isEqualTo(before);
        Files.writeString(pictures.resolve("JPEGImages/a.jpg"), "another size");
        ArtifactDigest changed = pictures();
        Files.move(pictures.resolve("JPEGImages/a.jpg"), pictures.resolve("JPEGImages/b.jpg"));
        ArtifactDigest renamed = pictures();
        Files.writeString(pictures.resolve("JPEGImages/c.jpg"), "more");
        assertThat(pictures()).isNotIn(before, changed, renamed);
        assertThat(changed).isNotEqualTo(before);
        assertThat(renamed).isNotEqualTo(changed);
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsNotReadAgain() throws IOException {
        Path picture = pictures.resolve("JPEGImages/a.jpg");
        ArtifactDigest before = pictures();
        FileTime time = Files.getLastModifiedTime(picture);
        Files.writeString(picture, "bbbb");
        Files.setLastModifiedTime(picture, time);
        assertThat(pictures()).isEqualTo(before);
        Files.setLastModifiedTime(picture, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(pictures()).isNotEqualTo(before);
    }

    @Test
    void aSingleFileHasADigestAndAnAbsentOneIsNamed() throws IOException {
        Path weights = Files.writeString(folder.resolve("weights.pth"), "w");
        ArtifactDigest digest = digests.of(weights, name -> true);
        assertThat(digests.of(Files.copy(weights, folder.resolve("copy.pth")), name -> true))
                .isEqualTo(digest);
        assertThatThrownBy(() -> digests.of(folder.resolve("absent"), name -> true))
                .hasMessageContaining("absent");
    }

    private ArtifactDigest pictures() throws IOException {
        return digests.of(pictures, name -> name.startsWith("JPEGImages/"));
    }
}
