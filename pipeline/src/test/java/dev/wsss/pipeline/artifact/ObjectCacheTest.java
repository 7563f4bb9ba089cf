package dev.wsss.pipeline.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectCacheTest {
    private static final String PREFIX = "attempts/make-cam/0123abcd/1/";

    @TempDir
    private Path folder;

    @Test
    void aCopyIsReadByRangesAfterTheObjectIsGone() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        byte[] content = content(200_000);
        ArtifactLocation location = published(store, content);
        try (ObjectCache cache = ObjectCache.in(folder, 1 << 20)) {
            ArtifactReader reader = ArtifactReader.open(store, location, cache);
            assertThat(reader.bytes("object")).isEqualTo(content);
            store.delete(PREFIX + "object");

            assertThat(reader.bytes("object")).isEqualTo(content);
            assertThat(reader.open("object", 70_000, 5).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, 70_000, 70_005));
            assertThat(reader.open("object", 199_999, 50).readAllBytes()).hasSize(1);
            assertThat(reader.open("object", 300_000, 50).readAllBytes()).isEmpty();
        }
    }

    @Test
    void aDamagedObjectIsFoundBeforeItsFirstByteIsHandedOut() {
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        for (byte[] damaged : new byte[][] {content(99), content(101), new byte[100], {}}) {
            ArtifactLocation location = published(store, content(100));
            store.put(PREFIX + "object", damaged);
            ObjectCache cache = ObjectCache.in(folder, 1 << 20);
            ArtifactReader reader = ArtifactReader.open(store, location, cache);

            assertThatThrownBy(() -> reader.open("object"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(PREFIX + "object")
                    .hasMessageContaining(damaged.length == 100 ? "other bytes" : "has " + damaged.length + " bytes");
        }
    }

    @Test
    void aFolderThatTakesNothingCostsNoResult() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        ArtifactLocation location = published(store, content(100));
        ObjectCache cache = ObjectCache.in(folder.resolve("absent"), 1 << 20);

        assertThat(ArtifactReader.open(store, location, cache).bytes("object")).isEqualTo(content(100));
    }

    @Test
    void anInterruptedReaderKeepsTheCopy() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        ArtifactLocation location = published(store, content(100));
        try (ObjectCache cache = ObjectCache.in(folder, 1 << 20)) {
            ArtifactReader reader = ArtifactReader.open(store, location, cache);
            assertThat(reader.bytes("object")).hasSize(100);
            Thread.currentThread().interrupt();
            assertThat(reader.bytes("object")).hasSize(100);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(reader.bytes("object")).hasSize(100);
        }
    }

    @Test
    void nothingIsLeftInTheFolder() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("store"));
        ArtifactLocation location = published(store, content(100));
        Path copies = Files.createDirectory(folder.resolve("copies"));
        try (ObjectCache cache = ObjectCache.in(copies, 1 << 20)) {
            assertThat(ArtifactReader.open(store, location, cache).bytes("object"))
                    .hasSize(100);
            assertThat(copies).isEmptyDirectory();
        }
    }

    private static ArtifactLocation published(DirectoryStore store, byte[] content) {
        ArtifactWriter writer = new ArtifactWriter(store, PREFIX, "cams", 1);
        writer.write("object", content);
        writer.finish();
        return new Publication(store).publish("make-cam", "0123abcd", PREFIX).location();
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int place = 0; place < length; place++) {
            content[place] = (byte) (place * 31 + 7);
        }
        return content;
    }
}
