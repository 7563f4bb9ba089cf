package dev.wsss.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of pages that name the test behind a claim. */
class DocumentedTestsTest {
    private static final Path PAGE = Path.of("../docs/data.md");
    private static final Pattern NAMED = Pattern.compile("`(?:([a-z]+)/(\\w+)(?:\\.(\\w+))?|([a-z]\\w{20,}))`");

    @Test
    void everyTestThatThePageOfOddInputsNamesIsThere() throws IOException {
        int named = 0;
        for (String line : Files.readAllLines(PAGE)) {
            if (!line.matches("\\| .*(Test|IT)[`.].*")) {
                continue;
            }
            String source = "";
            Matcher test = NAMED.matcher(line.substring(line.lastIndexOf("| ", line.length() - 3)));
            while (test.find()) {
                if (test.group(1) != null) {
                    source = source(test.group(1), test.group(2));
                }
                String method = test.group(4) != null ? test.group(4) : test.group(3);
                if (method != null) {
                    assertThat(source).as(line).contains("void " + method + "(");
                    named++;
                }
            }
        }
        assertThat(named).isGreaterThan(20);
    }

    private static String source(String part, String name) throws IOException {
        Path here = Path.of("src/test/java/dev/wsss/stages", part, name + ".java");
        Path pipeline = Path.of("../pipeline/src/test/java/dev/wsss/pipeline", part, name + ".java");
        return Files.readString(Files.exists(here) ? here : pipeline);
    }
}
