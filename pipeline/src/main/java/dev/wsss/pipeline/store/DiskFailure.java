package dev.wsss.pipeline.store;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Failures for errors of the disk under a directory store; they name the store and what to do. */
final class DiskFailure {
    private DiskFailure() {}

    static Failure of(Path root, String key, IOException cause) {
        String what = "object '" + key + "' in store " + root + ": ";
        String message = Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota exceeded")) {
            return new Failure(
                    FailureClass.STORE_UNAVAILABLE,
                    what + "the disk is full. Free some space there (old runs lie under " + root.resolve("attempts")
                            + "), or name a store on another disk; nothing published is lost, and the same command "
                            + "continues.",
                    cause);
        }
        return switch (cause) {
            case NoSuchFileException absent ->
                new Failure(FailureClass.STORE_CORRUPT, what + "it does not exist", absent);
            case AccessDeniedException denied ->
                new Failure(
                        FailureClass.STORE_DENIED,
                        what + "no permission for " + denied.getFile() + "; check its owner and mode",
                        denied);
            case FileSystemException other ->
                new Failure(FailureClass.STORE_UNAVAILABLE, what + reason(other) + " (" + other.getFile() + ")", other);
            default -> new Failure(FailureClass.STORE_UNAVAILABLE, what + reason(cause), cause);
        };
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException disk ? disk.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }
}
