package dev.wsss.pipeline.source;

import java.nio.file.Path;

/**
 * A file or folder of the user's that can be read on this machine, and its name for its user: what is wrong with a copy
 * is wrong with what was copied.
 *
 * @param path where it is read
 * @param name for messages: the path itself, {@code s3://bucket/key}, or {@code ARCHIVE!/what is in it}
 */
public record UserPath(Path path, String name) {
    /** Returns one that lies where its user keeps it. */
    public static UserPath of(Path path) {
        return new UserPath(path, path.toString());
    }

    /** Returns a file or folder in it. */
    public UserPath resolve(String below) {
        return new UserPath(path.resolve(below), name.endsWith("/") ? name + below : name + "/" + below);
    }

    /** Returns a file that was found in it: its own name on this machine, whatever characters that has. */
    public UserPath found(Path file) {
        return new UserPath(file, (name.endsWith("/") ? name : name + "/") + file.getFileName());
    }

    /** Returns the name, so that it can stand in a sentence. */
    @Override
    public String toString() {
        return name;
    }
}
