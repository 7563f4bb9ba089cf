package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Text files that people wrote. */
final class Text {
    private Text() {}

    /** Lines in UTF-8, whatever ends them, without a byte-order mark. */
    static List<String> lines(UserPath file) throws IOException {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file.path(), StandardCharsets.UTF_8));
            if (!lines.isEmpty() && lines.getFirst().startsWith("\ufeff")) {
                lines.set(0, lines.getFirst().substring(1));
            }
            return lines;
        } catch (MalformedInputException e) {
            throw Invalid.data(file + ": is not text in UTF-8", e);
        }
    }
}
