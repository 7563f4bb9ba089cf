package dev.wsss.pipeline.source;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar, compressed or not, that becomes a folder.
 *
 * @param name of its file, whose ending says how it is packed
 * @param what it is, for messages: field and location
 */
record Archive(String name, String what) {
    private static final int BUFFER = 1 << 16;
    private static final Pattern NAME = Pattern.compile(".+\\.(tar|tar\\.gz|tgz)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER = Pattern.compile(
            ".+?(\\.tar\\.[a-z0-9]+|\\.(zip|txz|tbz2?|tzst|xz|bz2|zst|7z|rar))", Pattern.CASE_INSENSITIVE);

    /** Returns whether a file with this name is unpacked. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** Refuses a file with the name of an archive that is not unpacked here. */
    static void refuseOther(String name, String what) {
        Matcher other = OTHER.matcher(name);
        if (other.matches()) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    what + " is a " + other.group(1)
                            + ", and only .tar, .tar.gz and .tgz are unpacked; pack it as one of"
                            + " these, or unpack it and name the folder");
        }
    }

    /** Unpacks every byte of the file into an empty folder and returns the folder that its files begin in. */
    Path unpack(InputStream in, Path folder) throws IOException {
        try (ZeroTail tail = new ZeroTail(unzipped(in));
                TarArchiveInputStream tar = new TarArchiveInputStream(tail, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                if (!entry.isDirectory() && !DatasetFiles.isForeign(entry.getName())) {
                    write(entry, tar, folder);
                }
            }
            if (!tail.isZero()) {
                throw broken("it ends too early", null);
            }
        }
        return beginning(folder);
    }

    private InputStream unzipped(InputStream in) {
        try {
            boolean plain = name.toLowerCase(Locale.ROOT).endsWith(".tar");
            return new BufferedInputStream(plain ? in : new GZIPInputStream(in, BUFFER), BUFFER);
        } catch (IOException noGzip) {
            throw broken(noGzip.getMessage(), noGzip);
        }
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) {
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException invalid) {
            throw broken(invalid.getMessage(), invalid);
        }
    }

    private void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder) {
        String inside = entry.getName();
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()) {
            throw broken("'" + inside + "' is no plain file; pack what links point to", null);
        }
        long written;
        try {
            written = LocalFile.below(folder, inside, what).write(tar);
        } catch (IOException cut) {
            throw broken("'" + inside + "': " + cut.getMessage(), cut);
        }
        if (written != entry.getSize()) {
            throw broken("'" + inside + "' has " + written + " bytes of " + entry.getSize(), null);
        }
    }

    private Failure broken(@Nullable String why, @Nullable Throwable cause) {
        String message = what + " cannot be unpacked: " + why + "; pack or copy it again";
        return cause == null
                ? new Failure(FailureClass.INVALID_DATA, message)
                : new Failure(FailureClass.INVALID_DATA, message, cause);
    }

    /** Descends through folders that hold nothing but one folder, such as VOCdevkit/VOC2012; a devkit ends the way. */
    private static Path beginning(Path folder) throws IOException {
        List<Path> children;
        try (Stream<Path> all = Files.list(folder)) {
            children = all.limit(2).toList();
        }
        return children.size() == 1
                        && Files.isDirectory(children.getFirst())
                        && !Files.isDirectory(folder.resolve(DatasetFiles.PICTURES))
                ? beginning(children.getFirst())
                : folder;
    }
}
