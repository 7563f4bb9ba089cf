package dev.wsss.stages.cli;

import dev.wsss.pipeline.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file whose content a cluster keeps as the last message of a pod.
 *
 * @param file absent: none is written
 */
record TerminationLog(@Nullable Path file) {
    private static final int LONGEST = 2048;

    /** Writes the failure's sentence, as much of it as is kept. */
    void write(Outcome.Failed failed) {
        if (file == null) {
            return;
        }
        try {
            Files.write(file, cut(failed.sentence()));
        } catch (IOException unwritable) {
            // The log says the same.
        }
    }

    /** Returns at most 2048 bytes of UTF-8, and no half character. */
    static byte[] cut(String sentence) {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(sentence), bytes, true);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
