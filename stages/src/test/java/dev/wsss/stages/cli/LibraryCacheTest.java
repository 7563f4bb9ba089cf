package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of native code in the shared temporary folder: it is loaded only if no other user can have written it. */
class LibraryCacheTest {
    /** A user id that owns none of this test's files. */
    private static final String STRANGER = "64321";

    @TempDir
    Path temporary = Path.of("");

    private Path cache = temporary;

    @BeforeEach
    void place() {
        cache = temporary.resolve(".djl.ai/pytorch");
    }

    @Test
    void anAbsentFolderIsCreatedForThisUserAlone() throws IOException {
        new LibraryCache(cache, temporary, me()).check();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatThisUserUnpackedBeforeIsTrusted() throws IOException {
        library("rw-r--r--");
        assertThatCode(new LibraryCache(cache, temporary, me())::check).doesNotThrowAnyException();
    }

    @Test
    void anotherUsersFolderIsRefused() throws IOException {
        library("rw-r--r--");
        UserPrincipal stranger =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(STRANGER);
        assertThatThrownBy(new LibraryCache(cache, temporary, Set.of(stranger))::check)
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(
                        temporary.resolve(".djl.ai").toString(), "belongs to user", "set DJL_CACHE_DIR");
    }

    @Test
    void aLibraryThatEveryUserMayWriteIsRefused() throws IOException {
        Path library = library("rw-rw-rw-");
        assertThatThrownBy(new LibraryCache(cache, temporary, me())::check)
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(library.toString(), "may be written by every user", "set DJL_CACHE_DIR");
    }

    @Test
    void aFolderOutsideOfTheSharedOneIsTheUsersOwnChoice() {
        assertThat(LibraryCache.isShared(cache, temporary.resolve("tmp"))).isFalse();
        assertThat(LibraryCache.isShared(cache, temporary.resolve("tmp/.."))).isTrue();
    }

    @Test
    void aRunAndTheDoctorLoadNothingFromIt() throws Exception {
        Path library = library("rw-rw-rw-");
        List<String> noHome = List.of("-Duser.home=/nonexistent", "-Djava.io.tmpdir=" + temporary);
        try (Program run = Program.start(noHome, "run", Manifests.TINY, "--store", temporary.resolve("store"))) {
            assertThat(run.says("libtorch is not loaded: " + library)).isTrue();
            assertThat(run.end()).isEqualTo(47);
        }
        try (Program doctor = Program.start(noHome, "doctor")) {
            assertThat(doctor.says("libtorch is not loaded: " + library)).isTrue();
            assertThat(doctor.end()).isEqualTo(2);
        }
    }

    private Path library(String permissions) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("2.7.1-cpu-linux-x86_64"));
        Path library = Files.writeString(folder.resolve("libdjl_torch.so"), "no library");
        return Files.setPosixFilePermissions(library, PosixFilePermissions.fromString(permissions));
    }

    private Set<UserPrincipal> me() throws IOException {
        return Set.of(Files.getOwner(temporary));
    }
}
