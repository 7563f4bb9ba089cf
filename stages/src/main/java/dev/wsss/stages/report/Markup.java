package dev.wsss.stages.report;

import java.util.List;

/**
 * A piece of HTML or SVG that is safe to show: text from outside gets in only escaped.
 *
 * @param source well-formed markup
 */
record Markup(String source) {
    static final Markup NOTHING = new Markup("");

    /** Returns untrusted text with the characters that mean something in markup replaced. */
    static Markup text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(character) ? character : 0xfffd);
            }
        });
        return new Markup(safe.toString());
    }

    static Markup join(List<Markup> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.source));
        return new Markup(all.toString());
    }

    static Markup join(Markup... parts) {
        return join(List.of(parts));
    }

    /** Returns whether XML 1.0 has this character: control characters and halves of surrogate pairs are none. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character < 0xd800)
                || (character >= 0xe000 && character != 0xfffe && character != 0xffff);
    }
}
