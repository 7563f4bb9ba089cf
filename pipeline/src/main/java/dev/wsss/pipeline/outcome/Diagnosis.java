package dev.wsss.pipeline.outcome;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mapping from exceptions to failure classes: a failure's own word first, then types, then what engines write. */
final class Diagnosis {
    private Diagnosis() {}

    static Outcome.Failed of(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return firstOf(
                chain.stream().map(Diagnosis::ownWord),
                chain.stream().map(Diagnosis::byType),
                chain.stream().map(Diagnosis::byMessage),
                new Outcome.Failed(FailureClass.CODE_ERROR, words(thrown)));
    }

    private static Outcome.Failed firstOf(
            Stream<Outcome.@Nullable Failed> ownWords,
            Stream<Outcome.@Nullable Failed> types,
            Stream<Outcome.@Nullable Failed> messages,
            Outcome.Failed otherwise) {
        return Stream.of(ownWords, types, messages)
                .flatMap(each -> each)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(otherwise);
    }

    private static Outcome.@Nullable Failed ownWord(Throwable thrown) {
        return thrown instanceof Failure failure ? new Outcome.Failed(failure.failureClass(), words(failure)) : null;
    }

    private static Outcome.@Nullable Failed byType(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError error ->
                failed(
                        FailureClass.HOST_OUT_OF_MEMORY,
                        "the Java heap or direct memory is full; on a machine of one's own, set WSSS_HEAP to more than"
                                + " the 1g of the default, or --workers to fewer pictures at a time",
                        error);
            case InterruptedException interrupted -> failed(FailureClass.TERMINATED, "interrupted", interrupted);
            case ClosedByInterruptException closed -> failed(FailureClass.TERMINATED, "interrupted", closed);
            case UnknownHostException unknown ->
                failed(FailureClass.STORE_UNAVAILABLE, "the store's host has no address", unknown);
            case SocketTimeoutException late ->
                failed(FailureClass.STORE_UNAVAILABLE, "timed out waiting for the store", late);
            case InterruptedIOException interrupted -> failed(FailureClass.TERMINATED, "interrupted", interrupted);
            case SocketException socket ->
                failed(FailureClass.STORE_UNAVAILABLE, "the store cannot be reached", socket);
            case AccessDeniedException denied ->
                failed(FailureClass.STORE_DENIED, "no permission; check its owner and mode", denied);
            case NoSuchFileException absent ->
                failed(FailureClass.INVALID_DATA, "there is no such file; check its path", absent);
            case NotDirectoryException file ->
                failed(FailureClass.INVALID_DATA, "a folder is needed, not a file", file);
            case IOException disk -> ofDisk(disk);
            default -> null;
        };
    }

    private static Outcome.@Nullable Failed ofDisk(IOException disk) {
        String message = lower(disk);
        if (message.contains("no space left") || message.contains("quota exceeded")) {
            return failed(FailureClass.STORE_UNAVAILABLE, "the disk is full; free some space and run again", disk);
        }
        if (message.contains("input/output error") || message.contains("stale file handle")) {
            return failed(FailureClass.STORE_UNAVAILABLE, "the disk does not answer", disk);
        }
        return null;
    }

    /** Returns what libtorch and CUDA write; their exceptions have no types of their own. */
    private static Outcome.@Nullable Failed byMessage(Throwable thrown) {
        String message = lower(thrown);
        if (message.contains("cuda out of memory")
                || message.contains("cuda error: out of memory")
                || message.contains("_status_alloc_failed")) {
            return failed(FailureClass.GPU_OUT_OF_MEMORY, "the GPU's memory is full", thrown);
        }
        if (message.contains("cuda error")
                || message.contains("cudnn_status_")
                || message.contains("cublas_status_")
                || message.contains("uncorrectable ecc")
                || message.contains("nvrm: xid")) {
            return failed(FailureClass.GPU_FAULT, "the GPU failed", thrown);
        }
        if (message.contains("defaultcpuallocator") || message.contains("std::bad_alloc")) {
            return failed(FailureClass.HOST_OUT_OF_MEMORY, "native memory is full", thrown);
        }
        return null;
    }

    private static Outcome.Failed failed(FailureClass failureClass, String meaning, Throwable thrown) {
        return new Outcome.Failed(failureClass, meaning + " (" + words(thrown) + ")");
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = thrown; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static String lower(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), "").toLowerCase(Locale.ROOT);
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return type;
        }
        return thrown instanceof Failure ? message : type + ": " + message;
    }
}
