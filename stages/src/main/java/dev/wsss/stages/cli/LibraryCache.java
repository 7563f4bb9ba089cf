package dev.wsss.stages.cli;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.stages.script.TensorLibrary;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that libtorch is unpacked to and loaded from. Without a home folder it lies in the folder for temporary
 * files, where another user may have created it with a library of theirs.
 *
 * @param folder of libtorch
 * @param temporary the folder for temporary files, shared by all users
 * @param trusted owners whose libraries may be loaded
 */
record LibraryCache(Path folder, Path temporary, Set<UserPrincipal> trusted) {
    private static final String ROOT = "0";
    private static final FileAttribute<Set<PosixFilePermission>> FOR_THIS_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    LibraryCache {
        trusted = Set.copyOf(trusted);
    }

    /** Refuses to load libtorch in this process from files that another user could have written. */
    static void checkThisProcess() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Path.of(TensorLibrary.cache());
        if (!isShared(folder, temporary)) {
            return;
        }
        try {
            new LibraryCache(folder, temporary, trusted(temporary)).check();
        } catch (IOException unwritable) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "the folder for temporary files, " + temporary + ", cannot be used (" + unwritable
                            + "); free some space there, or set WSSS_SCRATCH or -Djava.io.tmpdir to another folder",
                    unwritable);
        }
    }

    /** Returns whether the folder lies where every user may create files. */
    static boolean isShared(Path folder, Path temporary) {
        return plain(folder).startsWith(plain(temporary));
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Set<UserPrincipal> trusted(Path temporary) throws IOException {
        Path own = Files.createTempFile(temporary, "wsss-", ".owner");
        try {
            UserPrincipal root =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ROOT);
            return Stream.of(Files.getOwner(own), root).collect(Collectors.toUnmodifiableSet());
        } finally {
            Files.delete(own);
        }
    }

    /** Refuses a folder of temporary files that another user owns or may write to; creates one that is absent. */
    void check() throws IOException {
        Path shared = plain(temporary);
        Path cache = plain(folder);
        for (int depth = shared.getNameCount(); depth < cache.getNameCount(); depth++) {
            Path each = shared.resolve(cache.subpath(shared.getNameCount(), depth + 1));
            if (Files.notExists(each, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(each, FOR_THIS_USER);
            }
            checkOwner(each);
        }
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                checkOwner(each);
            }
        }
    }

    private void checkOwner(Path file) throws IOException {
        PosixFileAttributes facts = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!trusted.contains(facts.owner())) {
            throw refused(file, "belongs to user " + facts.owner().getName());
        }
        if (!facts.isSymbolicLink() && facts.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(file, "may be written by every user");
        }
    }

    private static Failure refused(Path file, String why) {
        return new Failure(
                FailureClass.INVALID_CONFIG,
                "libtorch is not loaded: " + file + " " + why
                        + "; set DJL_CACHE_DIR to a folder of your own, or remove it if it is yours");
    }
}
