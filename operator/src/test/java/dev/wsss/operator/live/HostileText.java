package dev.wsss.operator.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Hostile text in place of a name, an address or a word. */
enum HostileText {
    EMPTY(""),
    BLANK(" "),
    LONG("a".repeat(10_000)),
    LONG_IN_BYTES("🐈".repeat(1_000)),
    LONG_ADDRESS("s3://data/" + "猫".repeat(700)),
    EMOJI("👨‍👩‍👧/🐈"),
    ADDRESS_OF_EMOJI("s3://data/🐈 %2e%2e/ü?#&+"),
    ANOTHER_DIRECTION("s3://data/قطة/\u202egpj.tac"),
    NUL("s3://data/a\u0000b"),
    ESCAPE_SEQUENCE("\u001b[31mred\u001b[0m"),
    LINES("one\ntwo: {three}\n---\n"),
    PATH_UPWARDS("../../etc/passwd"),
    TEMPLATE("$(WSSS_POD_UID) ${HOME} {{.Values}} `id`"),
    QUOTES("it's \"quoted\" \\ <b>&amp;");

    private final String text;

    HostileText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Returns its name as a part of a resource's name. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Stream<HostileText> all() {
        return Arrays.stream(values());
    }
}
