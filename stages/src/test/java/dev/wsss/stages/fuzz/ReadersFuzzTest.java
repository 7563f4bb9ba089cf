package dev.wsss.stages.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of damaged files: each is read or refused by name, soon, and with little memory; {@code .ci/fuzz} tries more
 * files.
 */
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

    /** Covers the first 2,000 seeds, and seeds of former defects. */
    @ParameterizedTest
    @CsvSource({"png, 50", "jpeg, 50", "npy, 20", "torch, 20"})
    void whatPillowNumPyOrTorchReadTooHasTheirContent(String kind, int least) throws IOException {
        FuzzedReader reader = Fuzz.readers(folder).stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow();
        int both = 0;
        for (String line : Files.readAllLines(PictureFiles.FOLDER.resolve(kind + "-mutations.tsv"))) {
            String[] recorded = line.split("\t", -1);
            int seed = Integer.parseInt(recorded[0]);
            if (reader.verdict(seed) instanceof Verdict.Read read
                    && read.digest().length() == recorded[1].length()) {
                assertThat(read.digest()).as("seed " + seed).isEqualTo(recorded[1]);
                both++;
            }
        }
        assertThat(both).as("files that both read").isGreaterThan(least);
    }

    /** Covers files of which torch reads other numbers at each try, or ImageIO other pixels than Pillow. */
    @ParameterizedTest
    @CsvSource({
        "jpeg, 28203, among its pixels",
        "jpeg, 32365, lacks some of its scans",
        "jpeg, 87635, lacks some of its scans",
        "torch, 19138, is marked as a folder",
        "torch, 19362, two types of numbers"
    })
    void whatReadersDisagreeAboutIsRefused(String kind, int seed, String reason) throws IOException {
        FuzzedReader reader = Fuzz.readers(folder).stream()
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow();
        assertThat(reader.verdict(seed))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.sentence())
                        .contains(reason));
    }
}
