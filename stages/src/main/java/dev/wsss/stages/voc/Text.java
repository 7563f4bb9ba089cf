package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text files that people wrote. */
final class Text {
    private static final Pattern DECLARED =
            Pattern.compile("\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"'].*", Pattern.DOTALL);
    private static final int DECLARATION = 200;

    private Text() {}

    /** Reads lines in UTF-8, whatever ends them, without a byte-order mark. */
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

    /** Returns the characters of an XML file, in the encoding that it declares; without a byte-order mark. */
    static String xml(UserPath file) throws IOException {
        byte[] bytes = Files.readAllBytes(file.path());
        Charset charset = charset(bytes, file);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Invalid.data(file + ": is not text in " + charset + ", the encoding of this XML", e);
        }
    }

    private static Charset charset(byte[] xml, UserPath file) {
        int mark = xml.length < 2 ? 0 : (xml[0] & 0xff) << 8 | (xml[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        String beginning = new String(xml, 0, Math.min(xml.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(beginning);
        if (!declared.matches()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException unknown) {
            throw Invalid.data(
                    file + ": is XML in the encoding '" + SafeText.of(declared.group(1), DECLARATION)
                            + "', which is not known here; save it in UTF-8",
                    unknown);
        }
    }
}
