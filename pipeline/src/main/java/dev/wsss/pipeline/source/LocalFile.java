package dev.wsss.pipeline.source;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.ImpossibleName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A mapping from a remote file name to a safe local path.
 *
 * @param path where it goes
 * @param what it is, for messages
 */
record LocalFile(Path path, String what) {
    private static final int BUFFER = 1 << 16;
    private static final List<String> NAME_REASONS = List.of("name too long", "Is a directory", "Not a directory");

    /** Returns the file of this name below a folder, which no name leaves. */
    static LocalFile below(Path folder, String name, String what) {
        try {
            Path path = folder.resolve(name).normalize();
            if (name.startsWith("/") || !path.startsWith(folder) || path.equals(folder)) {
                throw new Failure(
                        FailureClass.INVALID_DATA,
                        what + ": '" + name + "' leads out of its folder; pack or copy it with relative names");
            }
            return new LocalFile(path, what + ": '" + name + "'");
        } catch (InvalidPathException invalid) {
            throw ImpossibleName.of(FailureClass.INVALID_DATA, what + ": '" + name + "'", invalid);
        }
    }

    /** Reads a stream to its end into the file and returns how many bytes there were; only reading throws IOException. */
    long write(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (OutputStream out = onDisk(() -> {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            return Files.newOutputStream(path);
        })) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int count = read;
                onDisk(() -> {
                    out.write(buffer, 0, count);
                    return path;
                });
                written += read;
            }
        }
        return written;
    }

    private <T> T onDisk(OnDisk<T> work) {
        try {
            return work.run();
        } catch (IOException disk) {
            String reason = reasonOfName(disk);
            if (!reason.isEmpty()) {
                throw new Failure(
                        FailureClass.INVALID_DATA,
                        what + " cannot be a file here (" + reason
                                + "); shorten the name, or give the file another name" + " than a folder has",
                        disk);
            }
            throw new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    what + " cannot be written to " + path + " (" + disk
                            + "); the folder for temporary files needs room for all of it",
                    disk);
        }
    }

    /** Returns what is wrong with the name: too long, or that of a folder, or one that goes through a file; else nothing. */
    private static String reasonOfName(IOException disk) {
        if (disk instanceof FileAlreadyExistsException) {
            return "a file has the name of its folder";
        }
        String reason = disk instanceof FileSystemException known ? String.valueOf(known.getReason()) : "";
        return NAME_REASONS.stream().anyMatch(reason::contains) ? reason : "";
    }

    /** Work whose only source of errors is the disk. */
    private interface OnDisk<T> {
        T run() throws IOException;
    }
}
