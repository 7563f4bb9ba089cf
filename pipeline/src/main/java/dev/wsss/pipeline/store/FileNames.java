package dev.wsss.pipeline.store;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Keys as file names: as they are, so that people find what they look for. */
final class FileNames {
    private FileNames() {}

    /** Returns the file of a key below a folder; refuses a name that this machine's locale cannot spell. */
    static Path file(Path root, String key) {
        try {
            return root.resolve(key);
        } catch (InvalidPathException unspeakable) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    root + ": the file " + key + " cannot be named in this environment; set LC_ALL=C.UTF-8",
                    unspeakable);
        }
    }

    static String key(Path root, Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
