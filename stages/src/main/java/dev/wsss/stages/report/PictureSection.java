package dev.wsss.stages.report;

import dev.wsss.stages.image.Palette;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.report.MinedObjects.MinedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pictures of the report: the gallery of both rounds and the objects that were mined between them. */
final class PictureSection {
    private static final int CELL = 260;
    private static final int EXAMPLE = 112;

    private PictureSection() {}

    static Markup gallery(Gallery gallery, List<String> classes) {
        List<Markup> head = new ArrayList<>();
        head.add(Element.of("th").text("image"));
        gallery.columns().forEach(column -> head.add(Element.of("th").text(column)));
        List<Markup> rows = new ArrayList<>();
        for (Gallery.Row row : gallery.rows()) {
            List<Markup> cells = new ArrayList<>();
            cells.add(Element.of("th")
                    .with("scope", "row")
                    .holding(
                            Element.of("code").text(row.id()),
                            Element.of("small").text(row.note())));
            for (int column = 0; column < row.cells().size(); column++) {
                String what = gallery.columns().get(column) + " of " + row.id();
                cells.add(Element.of("td").holding(InlinePicture.of(row.cells().get(column), CELL, what)));
            }
            rows.add(Element.of("tr").holding(cells));
        }
        return Markup.join(
                legend(classes),
                Element.of("div", "wide")
                        .holding(Element.of("table", "gallery")
                                .holding(
                                        Element.of("thead")
                                                .holding(Element.of("tr").holding(head)),
                                        Element.of("tbody").holding(rows))));
    }

    private static Markup legend(List<String> classes) {
        Palette palette = Palette.voc();
        List<Markup> keys = new ArrayList<>();
        for (int value = 1; value < classes.size(); value++) {
            Markup swatch = Element.of("i")
                    .with("style", String.format(Locale.ROOT, "background:#%06x", palette.colour(value)))
                    .text("");
            keys.add(Element.of("span").holding(swatch, Markup.text(classes.get(value))));
        }
        keys.add(Element.of("span").holding(Element.of("i", "hatched").text(""), Markup.text("ignored")));
        keys.add(Element.of("span").holding(Element.of("i", "heat").text(""), Markup.text("CAM 0 to 1")));
        return Element.of("p", "legend").holding(keys);
    }

    static Markup objects(MinedObjects mined) {
        int most = mined.classes().stream().mapToInt(MinedClass::objects).max().orElse(0);
        List<String> reasons = List.copyOf(mined.refusedMasks().keySet());
        List<Markup> head = new ArrayList<>();
        head.add(Element.of("th").text("class"));
        head.add(Element.of("th", "num").text("objects"));
        head.add(Element.of("th").text(""));
        reasons.forEach(reason -> head.add(Element.of("th", "num").text(reason)));
        head.add(Element.of("th").text("examples"));
        List<Markup> rows = new ArrayList<>();
        mined.classes().forEach(each -> rows.add(row(each, most, reasons)));
        rows.add(totals(mined, reasons));
        return Markup.join(
                Element.of("p").text(mined.sentence()),
                Element.of("div", "wide")
                        .holding(Element.of("table", "objects")
                                .holding(
                                        Element.of("thead")
                                                .holding(Element.of("tr").holding(head)),
                                        Element.of("tbody").holding(rows))),
                Element.of("p", "hint")
                        .text(
                                "A class's numbers of refused masks count every mask it occurs in; the last line counts each"
                                        + " mask once."));
    }

    private static Markup row(MinedClass mined, int most, List<String> reasons) {
        List<Markup> cells = new ArrayList<>();
        cells.add(Element.of("th").with("scope", "row").text(mined.name()));
        cells.add(Element.of("td", mined.objects() == 0 ? "num worse" : "num").text(Numbers.count(mined.objects())));
        cells.add(Element.of("td").holding(Bar.of(mined.objects(), most)));
        reasons.forEach(reason -> cells.add(
                Element.of("td", "num").text(Numbers.count(mined.refused().getOrDefault(reason, 0)))));
        List<Markup> examples = new ArrayList<>();
        for (RgbImage example : mined.examples()) {
            examples.add(InlinePicture.of(example, EXAMPLE, "an object of class " + mined.name()));
        }
        cells.add(Element.of("td", "examples").holding(examples));
        return Element.of("tr").holding(cells);
    }

    private static Markup totals(MinedObjects mined, List<String> reasons) {
        int objects = mined.classes().stream().mapToInt(MinedClass::objects).sum();
        List<Markup> cells = new ArrayList<>();
        cells.add(Element.of("th").with("scope", "row").text("all"));
        cells.add(Element.of("td", "num").text(Numbers.count(objects)));
        cells.add(Element.of("td").text(""));
        reasons.forEach(reason -> cells.add(
                Element.of("td", "num").text(Numbers.count(mined.refusedMasks().getOrDefault(reason, 0)))));
        cells.add(Element.of("td").text(""));
        return Element.of("tr", "total").holding(cells);
    }
}
