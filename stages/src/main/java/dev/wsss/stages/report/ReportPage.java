package dev.wsss.stages.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The page of all sections: well-formed, without scripts and without external files. */
final class ReportPage {
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private ReportPage() {}

    private record Section(String id, String title, Markup content) {}

    static String of(RunReport report) {
        List<Section> sections = sections(report);
        Markup head = Element.of("head")
                .holding(
                        Element.of("meta").with("charset", "utf-8").empty(),
                        Element.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .empty(),
                        Element.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY)
                                .empty(),
                        Element.of("meta")
                                .with("name", "color-scheme")
                                .with("content", "light dark")
                                .empty(),
                        Element.of("title").text(report.name() + " · wsss"),
                        Element.of("style").holding(new Markup(styleSheet())));
        Markup body = Element.of("body").holding(header(report), navigation(sections), main(sections), footer());
        return "<!DOCTYPE html>\n"
                + Element.of("html").with("lang", "en").holding(head, body).source() + "\n";
    }

    private static List<Section> sections(RunReport report) {
        List<Section> sections = new ArrayList<>();
        if (!report.warnings().isEmpty()) {
            sections.add(new Section("warnings", "Please note", FactSection.sentences(report.warnings())));
        }
        if (!report.scores().isEmpty()) {
            sections.add(new Section("scores", "Scores", ScoreSection.of(report)));
        }
        if (report.gallery() != null) {
            sections.add(
                    new Section("pictures", "Pictures", PictureSection.gallery(report.gallery(), report.classes())));
        }
        if (report.changes() != null) {
            Markup sentence = Element.of("p")
                    .text(
                            "Pictures whose masks differ most between the rounds: first the largest gains, then the largest losses.");
            sections.add(new Section(
                    "changes",
                    "What decoupling changed",
                    Markup.join(sentence, PictureSection.gallery(report.changes(), report.classes()))));
        }
        if (!report.sweeps().isEmpty()) {
            sections.add(new Section("thresholds", "Thresholds", CurveSection.sweeps(report.sweeps())));
        }
        if (!report.confusions().isEmpty()) {
            List<Markup> maps = report.confusions().stream()
                    .map(each -> ConfusionPlot.svg(each, report.classes()))
                    .toList();
            sections.add(new Section(
                    "confusion", "Confusion", Element.of("div", "plots").holding(maps)));
        }
        if (report.objects() != null) {
            sections.add(new Section("objects", "Mined objects", PictureSection.objects(report.objects())));
        }
        if (!report.losses().isEmpty()) {
            sections.add(new Section("training", "Training", CurveSection.losses(report.losses())));
        }
        if (!report.remarks().isEmpty()) {
            sections.add(new Section("data", "The data as it was understood", FactSection.sentences(report.remarks())));
        }
        if (!report.skipped().isEmpty()) {
            sections.add(new Section("skipped", "Pictures left out", FactSection.skipped(report.skipped())));
        }
        sections.add(new Section("time", "Time and memory", FactSection.usage(report.usage())));
        sections.add(new Section("provenance", "Provenance", FactSection.provenance(report.provenance())));
        return sections;
    }

    private static Markup header(RunReport report) {
        return Element.of("header")
                .holding(
                        Element.of("p", "kind").text("wsss run report"),
                        Element.of("h1").text(report.name()),
                        Element.of("p", "lead").text(report.description()),
                        Element.of("p", "hint").text(report.finished()));
    }

    private static Markup navigation(List<Section> sections) {
        return Element.of("nav")
                .holding(sections.stream()
                        .map(section ->
                                Element.of("a").with("href", "#" + section.id).text(section.title))
                        .toList());
    }

    private static Markup main(List<Section> sections) {
        return Element.of("main")
                .holding(sections.stream()
                        .map(section -> Element.of("section")
                                .with("id", section.id)
                                .holding(Element.of("h2").text(section.title), section.content))
                        .toList());
    }

    private static Markup footer() {
        return Element.of("footer").text("IoU is in percent of the scoring list's pixels; void pixels are left out.");
    }

    private static String styleSheet() {
        try (InputStream in = Objects.requireNonNull(
                ReportPage.class.getResourceAsStream("report.css"), "report.css is missing from the program")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
