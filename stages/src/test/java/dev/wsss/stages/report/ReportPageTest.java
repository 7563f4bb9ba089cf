package dev.wsss.stages.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final String HOSTILE = "</style><script>alert('x')</script>&\"\u0000\ud800";

    @Test
    void theSamplePageIsWellFormedAndLiesInTargetForLookingAt() throws IOException {
        String page = SampleReport.create().html();
        Files.writeString(Path.of("target", "report-sample.html"), page);

        assertWellFormed(page);
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() {
        String page = SampleReport.create().html();

        assertThat(page).doesNotContain("<script", "http://", "https://", "@import", "url(", "<link", "onload");
        assertThat(Pattern.compile("src=\"(?!data:image/png;base64,)")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(SampleReport.create().html()).isEqualTo(SampleReport.create().html());
    }

    @Test
    void everyTextFromOutsideIsEscaped() {
        LinkedHashMap<String, String> facts = new LinkedHashMap<>();
        facts.put(HOSTILE, HOSTILE);
        LinkedHashMap<String, Integer> reasons = new LinkedHashMap<>();
        reasons.put(HOSTILE, 1);
        RunReport report = new RunReport(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of("background", HOSTILE),
                List.of(new Score(HOSTILE, HOSTILE, HOSTILE, .1, .2, .3, .4, List.of(.5, Double.NaN))),
                List.of(new Curve(HOSTILE, HOSTILE, new double[] {0, 1}, new double[] {1, Double.NaN})),
                List.of(new Sweep(HOSTILE, HOSTILE, HOSTILE, new double[] {0, .1}, new double[] {.1, .2}, .1)),
                List.of(new ConfusionCounts(HOSTILE, new long[][] {{1, 2}, {0, 0}})),
                new MinedObjects(
                        List.of(new MinedObjects.MinedClass(HOSTILE, 1, reasons, List.of())), reasons, HOSTILE),
                new Gallery(
                        List.of(HOSTILE),
                        List.of(new Gallery.Row(
                                HOSTILE, HOSTILE, List.of(dev.wsss.stages.image.RgbImage.black(2, 3))))),
                null,
                List.of(new SkippedPicture(HOSTILE, HOSTILE, HOSTILE)),
                List.of(HOSTILE),
                List.of(HOSTILE),
                new Provenance(
                        HOSTILE,
                        List.of(new Provenance.EffectiveValue(HOSTILE, HOSTILE, HOSTILE)),
                        facts,
                        List.of(new Provenance.Artifact(HOSTILE, HOSTILE, HOSTILE))),
                List.of(new StepUsage(HOSTILE, HOSTILE, 1, 2, 3)));

        assertWellFormed(report.html());
        assertThat(report.html()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void aRunWithoutScoresOrPicturesStillHasAPage() {
        RunReport report = new RunReport(
                "bare",
                "",
                "",
                List.of("background"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Provenance("", List.of(), new LinkedHashMap<>(), List.of()),
                List.of());

        assertWellFormed(report.html());
        assertThat(report.html()).contains("Time and memory").doesNotContain("id=\"scores\"");
    }

    @Test
    void theDifferenceBetweenTheRoundsIsPrintedWithItsSign() {
        String page = SampleReport.create().html();

        assertThat(page).contains("+7.5").contains("plain").contains("decoupled");
    }

    @Test
    void eachRoundsFixedThresholdIsMarkedInItsColourWhereTheyDiffer() {
        RunReport report = SampleReport.create();
        String page = report.html();
        assertThat(page)
                .containsPattern("<path class=\"line s0 fixed\" d=\"[^\"]*\"/>")
                .containsPattern("<path class=\"line s1 fixed\" d=\"[^\"]*\"/>")
                .contains("fixed: 0.25", "fixed: 0.21");
        assertThat(page.split("fixed: 0.15", -1))
                .as("one mark where both rounds have the same")
                .hasSize(2);
    }

    private static void assertWellFormed(String page) {
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page))))
                .doesNotThrowAnyException();
    }
}
