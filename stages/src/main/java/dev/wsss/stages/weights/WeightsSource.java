package dev.wsss.stages.weights;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/**
 * The bytes of a weights file and the name to complain under.
 *
 * <p>A file on disk is mapped, not read: a ResNet-38 has 420 MB, and only the tensors that are used take heap.
 *
 * @param name the file's name for its user
 * @param content the whole file
 */
record WeightsSource(String name, ByteBuffer content) {
    WeightsSource {
        content = content.slice().asReadOnlyBuffer();
    }

    WeightsSource(String name, byte[] content) {
        this(name, ByteBuffer.wrap(content));
    }

    static WeightsSource of(Path file) throws IOException {
        return of(UserPath.of(file));
    }

    static WeightsSource of(UserPath file) throws IOException {
        if (!Files.isRegularFile(file.path())) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    file + (Files.exists(file.path()) ? ": is a folder" : ": is not there") + "; name a weights file");
        }
        long size = Files.size(file.path());
        if (size > Integer.MAX_VALUE - 8) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    file + ": " + size
                            + " bytes; weights files of 2 GiB and more are not read, split it or store it as float16");
        }
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            return new WeightsSource(file.name(), channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    int size() {
        return content.capacity();
    }

    /** Returns the whole file, little-endian, at position 0. */
    ByteBuffer buffer() {
        return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns a part of the file without copying; refuses one that reaches outside. */
    ByteBuffer slice(long start, long length) {
        if (start < 0 || length < 0 || start > content.capacity() - length) {
            throw new IllegalArgumentException("it is cut short: " + length + " bytes from byte " + start
                    + " are missing, the file has " + content.capacity());
        }
        return buffer().slice((int) start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    Failure refusal(String why) {
        return refusal(name, why);
    }

    /** Returns a refusal of a file that is no longer at hand. */
    static Failure refusal(String name, String why) {
        return new Failure(FailureClass.INVALID_DATA, name + ": " + why);
    }

    /** Runs a parser; whatever it trips over becomes one refusal that names the file. */
    <T> T parse(String format, Function<WeightsSource, T> parser) {
        try {
            return parser.apply(this);
        } catch (Failure refused) {
            throw refused;
        } catch (UnsupportedContent whole) {
            throw new Failure(FailureClass.INVALID_DATA, name + ": " + whole.getMessage(), whole);
        } catch (IllegalArgumentException | ArithmeticException | BufferUnderflowException damaged) {
            String why = damaged instanceof IllegalArgumentException
                    ? damaged.getMessage()
                    : "it is cut short or has sizes that do not fit";
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    name + ": not readable as " + format + ": " + why
                            + ". Compare its size or checksum with the original and fetch it again",
                    damaged);
        }
    }
}
