package dev.wsss.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of a directory as a store. */
class DirectoryStoreTest implements StoreContract {
    @TempDir
    Path folder;

    private DirectoryStore store = new DirectoryStore(Path.of("never-used"));

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder.resolve("store"));
    }

    @Override
    public Store store() {
        return store;
    }

    @Test
    void anObjectIsAPlainFileThatPeopleFind() {
        store.put("runs/quickstart/masks/2007_000032.png", new byte[] {1});
        assertThat(folder.resolve("store/runs/quickstart/masks/2007_000032.png"))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my cat (1).png", "100%25.png", "50%off.png", "%.png", "a%2Fb.png", "猫.png", "übersicht.png"})
    void aFileHasTheNameOfItsKeyAndAKeyThatOfItsFile(String name) throws IOException {
        store.put("runs/r/masks/" + name, new byte[] {1});
        assertThat(folder.resolve("store/runs/r/masks").resolve(name)).exists();
        Files.write(folder.resolve("store/runs/r/masks/foreign-" + name), new byte[] {2});
        assertThat(keys("runs/")).containsExactlyInAnyOrder("runs/r/masks/" + name, "runs/r/masks/foreign-" + name);
        store.delete("runs/r/masks/foreign-" + name);
        assertThat(keys("runs/")).containsExactly("runs/r/masks/" + name);
    }

    @Test
    void aStoreThatDoesNotExistYetIsEmptyAndLooksDoNotCreateIt() {
        assertThat(keys("")).isEmpty();
        assertThat(store.size("a")).isEmpty();
        assertThat(store.root()).doesNotExist();
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsNeverSeenAndIsSweptWhenOld() throws IOException {
        Path old = leftover("old");
        Path young = leftover("young");
        Files.setLastModifiedTime(
                old, FileTime.from(Files.getLastModifiedTime(young).toInstant().minus(Duration.ofHours(7))));
        store.put("a", new byte[] {1});
        assertThat(keys("")).containsExactly("a");
        assertThat(old).doesNotExist();
        assertThat(young).as("may belong to a process that is still writing").exists();
    }

    private Path leftover(String name) throws IOException {
        Path file = store.root().resolve(".tmp").resolve(name);
        Files.createDirectories(store.root().resolve(".tmp"));
        return Files.write(file, new byte[100]);
    }

    @Test
    void aFinishedOrFailedPutLeavesNoTemporaryFile() throws IOException {
        store.put("a", new byte[10]);
        assertThatThrownBy(() -> store.put("b", out -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");
        try (Stream<Path> left = Files.list(store.root().resolve(".tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFullDiskNamesTheStoreAndSaysWhatToFree() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "/dev/full is a Linux device");
        Failure failure = DiskFailure.of(store.root(), "cams/00000.tar", writeTo(full));
        assertThat(failure.failureClass()).isEqualTo(FailureClass.STORE_UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining(store.root().toString())
                .hasMessageContaining("cams/00000.tar")
                .hasMessageContaining("Free some space");
    }

    private static IOException writeTo(Path full) {
        try {
            Files.write(full, new byte[10]);
            throw new AssertionError("the device took the bytes");
        } catch (IOException error) {
            return error;
        }
    }

    @Test
    void aFileWhereTheStoreShouldBeIsAFailureThatNamesIt() throws IOException {
        Files.write(store.root(), new byte[1]);
        assertThatThrownBy(() -> store.put("a", new byte[1]))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(store.root().toString());
    }

    @Test
    void anUnreadableFileIsAFailureThatNamesIt() throws IOException {
        store.put("a/b", new byte[1]);
        Path file = store.file("a/b");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");
        assertThatThrownBy(() -> store.open("a/b"))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.failureClass())
                        .isEqualTo(FailureClass.STORE_DENIED))
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderIsNoObject() {
        store.put("a/b", new byte[1]);
        assertThat(store.size("a")).isEmpty();
        assertThatThrownBy(() -> store.open("a")).isInstanceOf(Failure.class).hasMessageContaining("does not exist");
        store.delete("a");
        assertThat(keys("")).containsExactly("a/b");
    }
}
