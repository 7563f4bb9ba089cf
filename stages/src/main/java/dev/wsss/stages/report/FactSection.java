package dev.wsss.stages.report;

import dev.wsss.stages.report.Provenance.Artifact;
import dev.wsss.stages.report.Provenance.EffectiveValue;
import java.util.ArrayList;
import java.util.List;

/** The sections that are tables of facts: time and memory, pictures left out, where everything came from. */
final class FactSection {
    private FactSection() {}

    static Markup usage(List<StepUsage> steps) {
        double longest = steps.stream().mapToDouble(StepUsage::seconds).max().orElse(0);
        List<Markup> rows = new ArrayList<>();
        for (StepUsage step : steps) {
            rows.add(Element.of("tr")
                    .holding(
                            Element.of("th").with("scope", "row").text(step.step()),
                            Element.of("td")
                                    .holding(Element.of("span", "outcome").text(step.outcome())),
                            Element.of("td", "num").text(Numbers.time(step.seconds())),
                            Element.of("td", "num").text(Numbers.time(step.cpuSeconds())),
                            Element.of("td", "num").text(Numbers.bytes(step.peakBytes())),
                            Element.of("td", "fill").holding(Bar.of(step.seconds(), longest))));
        }
        rows.add(Element.of("tr", "total")
                .holding(
                        Element.of("th").with("scope", "row").text("all"),
                        Element.of("td").text(""),
                        Element.of("td", "num")
                                .text(Numbers.time(steps.stream()
                                        .mapToDouble(StepUsage::seconds)
                                        .sum())),
                        Element.of("td", "num")
                                .text(Numbers.time(steps.stream()
                                        .mapToDouble(StepUsage::cpuSeconds)
                                        .sum())),
                        Element.of("td", "num")
                                .text(Numbers.bytes(steps.stream()
                                        .mapToLong(StepUsage::peakBytes)
                                        .max()
                                        .orElse(0))),
                        Element.of("td").text("")));
        return table(List.of("step", "outcome", "#wall clock", "#CPU", "#peak memory", ""), rows);
    }

    static Markup skipped(List<SkippedPicture> pictures) {
        return table(
                List.of("image", "file", "reason"),
                pictures.stream()
                        .map(picture -> row(picture.id(), picture.file(), picture.reason()))
                        .toList());
    }

    static Markup sentences(List<String> sentences) {
        return Element.of("ul", "sentences")
                .holding(sentences.stream()
                        .map(sentence -> Element.of("li").text(sentence))
                        .toList());
    }

    static Markup provenance(Provenance provenance) {
        List<Markup> facts = new ArrayList<>();
        provenance
                .facts()
                .forEach((name, value) -> facts.add(Element.of("tr")
                        .holding(
                                Element.of("th").with("scope", "row").text(name),
                                Element.of("td").text(value))));
        List<Markup> parts = new ArrayList<>();
        parts.add(table(List.of(), facts));
        if (!provenance.artifacts().isEmpty()) {
            parts.add(table(
                    List.of("step", "key", "digest of what it published"),
                    provenance.artifacts().stream().map(FactSection::row).toList()));
        }
        parts.add(folded("The manifest as written", Element.of("pre").text(provenance.manifest())));
        if (!provenance.values().isEmpty()) {
            parts.add(folded(
                    "All " + provenance.values().size() + " values that were in effect, and where each came from",
                    table(
                            List.of("field", "value", "origin"),
                            provenance.values().stream().map(FactSection::row).toList())));
        }
        return Markup.join(parts);
    }

    private static Markup row(EffectiveValue value) {
        return row(value.field(), value.value(), value.origin());
    }

    private static Markup row(Artifact artifact) {
        return Element.of("tr")
                .holding(
                        Element.of("th").with("scope", "row").text(artifact.step()),
                        digest(artifact.key()),
                        digest(artifact.digest()));
    }

    private static Markup digest(String digest) {
        String shown = digest.length() > 16 ? digest.substring(0, 16) + "…" : digest;
        return Element.of("td").holding(Element.of("code").with("title", digest).text(shown));
    }

    private static Markup row(String first, String second, String third) {
        return Element.of("tr")
                .holding(
                        Element.of("th")
                                .with("scope", "row")
                                .holding(Element.of("code").text(first)),
                        Element.of("td").text(second),
                        Element.of("td").text(third));
    }

    private static Markup folded(String summary, Markup content) {
        return Element.of("details")
                .holding(
                        Element.of("summary").text(summary),
                        Element.of("div", "wide").holding(content));
    }

    /** Returns a table; a head that begins with # stands over numbers. */
    private static Markup table(List<String> heads, List<Markup> rows) {
        List<Markup> cells = heads.stream()
                .map(head -> head.startsWith("#")
                        ? Element.of("th", "num").text(head.substring(1))
                        : Element.of("th").text(head))
                .toList();
        Markup head = cells.isEmpty()
                ? Markup.NOTHING
                : Element.of("thead").holding(Element.of("tr").holding(cells));
        return Element.of("div", "wide")
                .holding(Element.of("table").holding(head, Element.of("tbody").holding(rows)));
    }
}
