package dev.wsss.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of pages that name the test or scenario behind a claim, and of the table of all disturbing scenarios. */
class DocumentedCasesTest {
    private static final Path ROOT = Documents.root();
    private static final Path TESTS = ROOT.resolve("operator/src/test/java/dev/wsss/operator");
    private static final Path STORIES = ROOT.resolve("operator/src/test/resources/stories");
    private static final Path SCENARIOS = ROOT.resolve(".ci/scenarios");
    private static final Pattern NAMED = Pattern.compile("(scenario|story)? ?`([^`]+)`");
    private static final int FIRST_ADVERSE = 13;

    @Test
    void everyStoryTestAndScenarioOfTheTableIsThere() throws IOException {
        List<List<Path>> rows = rows();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> assertThat(row)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists()));
    }

    @Test
    void everyScenarioThatDisturbsARunIsInTheTable() throws IOException {
        List<Path> named = rows().stream().flatMap(List::stream).toList();
        try (Stream<Path> scenarios = Files.list(SCENARIOS)) {
            assertThat(scenarios.filter(DocumentedCasesTest::isAdverse))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
    }

    private static boolean isAdverse(Path scenario) {
        String name = scenario.getFileName().toString();
        return name.matches("\\d\\d-.*") && Integer.parseInt(name.substring(0, 2)) >= FIRST_ADVERSE;
    }

    /** Returns files that each row of the table names. */
    private static List<List<Path>> rows() throws IOException {
        List<List<Path>> rows = new ArrayList<>();
        String page = Files.readString(ROOT.resolve("docs/operator.md"));
        String table = page.substring(page.indexOf("| case | what happens | held by |"));
        for (String line : table.substring(0, table.indexOf("\n\n")).split("\n", -1)) {
            if (line.contains("`")) {
                rows.add(files(line.substring(line.lastIndexOf("| ", line.length() - 3))));
            }
        }
        return rows;
    }

    private static List<Path> files(String cell) {
        List<Path> files = new ArrayList<>();
        Matcher named = NAMED.matcher(cell);
        while (named.find()) {
            String kind = named.group(1);
            String name = named.group(2);
            if (kind == null) {
                files.add(TESTS.resolve(name + ".java"));
            } else {
                files.add(kind.equals("story") ? STORIES.resolve(name) : SCENARIOS.resolve(name + ".sh"));
            }
        }
        return files;
    }
}
