package dev.wsss.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "train-cam", "Katze, кошка, 猫, قطة, 🐈", "👨‍👩‍👧"})
    void whatIsShortAndHarmlessStaysAsItIs(String text) {
        assertThat(SafeText.of(text, 64)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaa", "éééééééééé", "猫猫猫猫猫猫猫猫猫猫", "🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈", "a🐈é猫a🐈é猫"})
    void whatIsLongEndsWithAnEllipsisAndNeverWithinACharacter(String text) {
        for (int bytes = 3; bytes < text.getBytes(StandardCharsets.UTF_8).length; bytes++) {
            String excerpt = SafeText.of(text, bytes);
            assertThat(excerpt.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(bytes);
            assertThat(excerpt).endsWith("…").doesNotContain("?");
            assertThat(text).startsWith(excerpt.substring(0, excerpt.length() - 1));
        }
    }

    @Test
    void itUsesTheRoomThatItHas() {
        assertThat(SafeText.of("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(SafeText.of("abcdefgh", 7)).isEqualTo("abcd…");
        assertThat(SafeText.of("🐈🐈🐈", 12)).isEqualTo("🐈🐈🐈");
        assertThat(SafeText.of("🐈🐈🐈", 11)).isEqualTo("🐈🐈…");
    }

    @Test
    void itIsOneLine() {
        assertThat(SafeText.of("one\ntwo\tthree\r\nfour", 64)).isEqualTo("one two three  four");
    }

    @ParameterizedTest
    @CsvSource({"0, \\u0000", "27, \\u001b", "127, \\u007f", "8238, \\u202e", "8232, \\u2028", "55357, \\ud83d"})
    void whatATerminalObeysIsWrittenAsAnEscape(int character, String escape) {
        assertThat(SafeText.of("a" + (char) character + "b", 64)).isEqualTo("a" + escape + "b");
    }
}
