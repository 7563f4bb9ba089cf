package dev.wsss.pipeline.store;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Address of a store, as written in a manifest or a command. */
public sealed interface StoreAddress {
    /** A directory of this machine. */
    record Directory(Path path) implements StoreAddress {}

    /**
     * A bucket of an S3 server.
     *
     * @param bucket its name
     * @param prefix what every key starts with; empty or without slashes at its ends
     */
    record Bucket(String bucket, String prefix) implements StoreAddress {}

    /** Reads a directory, {@code file:} URI or {@code s3://bucket/prefix}; relative ones start in the working directory. */
    static StoreAddress parse(String text) {
        return parse(text, Path.of(""));
    }

    /** Reads a location; a relative directory starts in {@code base}, which is the folder of the manifest. */
    static StoreAddress parse(String text, Path base) {
        Matcher uri = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*").matcher(text);
        if (text.isBlank()) {
            throw refused(text, "is empty");
        }
        if (!uri.matches()) {
            return directory(text, base);
        }
        return switch (uri.group(1)) {
            case "file" -> directory(path(text), base);
            case "s3" -> bucket(text);
            default -> throw refused(text, "is neither a directory nor an s3:// location");
        };
    }

    /** Returns the path of a file: address; blanks and letters of any language need not be escaped in it. */
    private static String path(String text) {
        try {
            String path = new URI(text.replace(" ", "%20")).getPath();
            if (path != null && !path.isEmpty()) {
                return path;
            }
        } catch (URISyntaxException invalid) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "store: '" + text + "' is no address (" + invalid.getReason()
                            + "); write file:///folder, or the path",
                    invalid);
        }
        throw refused(text, "names no folder; write file:///folder, or the path alone");
    }

    private static StoreAddress directory(String text, Path base) {
        try {
            return new Directory(base.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException invalid) {
            throw new Failure(FailureClass.INVALID_CONFIG, "store: '" + text + "' is no path", invalid);
        }
    }

    private static StoreAddress bucket(String text) {
        Matcher parts = Pattern.compile("s3://([^/]+)/*(.*?)/*").matcher(text);
        if (!parts.matches()) {
            throw refused(text, "has no bucket; write s3://bucket/prefix");
        }
        return new Bucket(parts.group(1), parts.group(2));
    }

    private static Failure refused(String text, String why) {
        return new Failure(FailureClass.INVALID_CONFIG, "store: '" + text + "' " + why);
    }
}
