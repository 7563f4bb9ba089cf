package dev.wsss.stages.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, it is read or refused by name, soon, and with little memory; {@code .ci/fuzz} tries more files. */
class ReadersFuzzTest {
    private static final int FILES = 2000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> aMutationIsReadOrRefusedByName() throws IOException {
        return Fuzz.readers(folder).stream()
                .map(reader -> DynamicTest.dynamicTest(reader.name(), () -> isReadOrRefused(reader)));
    }

    private static void isReadOrRefused(FuzzedReader reader) {
        Tally tally = new Tally();
        assertTimeoutPreemptively(LONGEST, () -> {
            for (int seed = 0; seed < FILES; seed++) {
                tally.add(seed, reader.verdict(seed));
            }
        });
        assertThat(tally.defects()).isEmpty();
        assertThat(tally.read()).as("files that were read").isPositive();
        assertThat(tally.refused()).as("files that were refused").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void whatPillowReadsTooHasPillowsPixels(String kind) throws IOException {
        FuzzedReader reader = PictureFiles.all().stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow();
        List<String> recorded = Files.readAllLines(PictureFiles.FOLDER.resolve(kind + "-mutations.tsv"));
        int both = 0;
        for (int seed = 0; seed < recorded.size(); seed++) {
            String pillows = recorded.get(seed).split("\t", -1)[1];
            if (reader.verdict(seed) instanceof Verdict.Read read
                    && read.digest().length() == pillows.length()) {
                assertThat(read.digest()).as("seed " + seed).isEqualTo(pillows);
                both++;
            }
        }
        assertThat(both).as("files that both read").isGreaterThan(FILES / 40);
    }
}
