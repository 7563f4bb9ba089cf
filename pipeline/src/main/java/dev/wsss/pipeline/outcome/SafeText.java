package dev.wsss.pipeline.outcome;

import java.util.Locale;

/** Untrusted text, shortened to one line without control characters. */
public final class SafeText {
    private static final String MORE = "…";
    private static final int MORE_BYTES = 3;

    private SafeText() {}

    /**
     * Returns the text itself where it is short and harmless.
     *
     * <p>Line breaks and tabs become spaces. Other control characters, marks that turn the direction of writing, and
     * halves of characters are written as escapes. What is cut ends with an ellipsis, and never within a character.
     *
     * @param bytes of UTF-8 that the excerpt has at most, at least 3
     */
    public static String of(String text, int bytes) {
        StringBuilder shown = new StringBuilder();
        int used = 0;
        int beforeEllipsis = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            String word = shown(character);
            used += size(character, word);
            if (used > bytes) {
                shown.setLength(beforeEllipsis);
                return shown.append(MORE).toString();
            }
            shown.append(word);
            beforeEllipsis = used <= bytes - MORE_BYTES ? shown.length() : beforeEllipsis;
            at += Character.charCount(character);
        }
        return shown.toString();
    }

    private static String shown(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return " ";
        }
        return isHarmless(character) ? Character.toString(character) : String.format(Locale.ROOT, "\\u%04x", character);
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Emoji are joined by a mark of the same type as those that turn the direction.
            case Character.FORMAT -> character == 0x200c || character == 0x200d || character > 0xffff;
            default -> true;
        };
    }

    private static int size(int character, String word) {
        if (word.length() > 2) {
            return word.length();
        }
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? MORE_BYTES : 4;
    }
}
