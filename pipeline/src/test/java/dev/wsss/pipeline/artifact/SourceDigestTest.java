package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsss.pipeline.store.DirectoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the digest of the user's own files. */
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
    void anUnchangedFileIsNotReadAgain() throws IOException {
        ArtifactDigest before = pictures();
        try (Stream<Path> memories = Files.list(folder.resolve("store/digests"))) {
            Path memory = memories.findFirst().orElseThrow();
            String sha256 = Sha256.of("aaaa".getBytes(StandardCharsets.UTF_8));
            Files.writeString(memory, Files.readString(memory).replace(sha256, "0".repeat(64)));
        }
        assertThat(pictures()).as("the remembered digest counts").isNotEqualTo(before);
        Path picture = pictures.resolve("JPEGImages/a.jpg");
        Files.setLastModifiedTime(picture, FileTime.fromMillis(1));
        assertThat(pictures()).as("read again").isEqualTo(before);
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

    @Test
    void aFileWithNewContentButItsOldSizeAndTimeIsReadAgain() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
        SourceDigest digest = new SourceDigest(new DirectoryStore(folder.resolve("memory")));
        Path root = Files.createDirectories(folder.resolve("restored"));
        Path file = Files.writeString(root.resolve("mask.png"), "old");
        FileTime time = Files.getLastModifiedTime(file);
        ArtifactDigest before = digest.of(root, name -> true);

        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, time);
        ArtifactDigest written = digest.of(root, name -> true);
        assertThat(written).isNotEqualTo(before);

        Files.writeString(root.resolve("other"), "old");
        Files.setLastModifiedTime(root.resolve("other"), time);
        Files.move(root.resolve("other"), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(digest.of(root, name -> true)).isEqualTo(before);
    }

    @Test
    void aLinkThatLeadsBackIsRefusedAsUnreadable() throws IOException {
        Path root = Files.createDirectories(folder.resolve("loop"));
        Files.createSymbolicLink(root.resolve("back"), root);
        SourceDigest digest = new SourceDigest(new DirectoryStore(folder.resolve("memory")));
        assertThatThrownBy(() -> digest.of(root, name -> true)).isInstanceOf(FileSystemLoopException.class);
    }
}
