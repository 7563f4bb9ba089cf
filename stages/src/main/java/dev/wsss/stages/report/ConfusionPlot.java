package dev.wsss.stages.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A confusion matrix as a heat map: each true class's row adds up to 100 %. */
final class ConfusionPlot {
    private static final double CELL = 34;
    private static final double LETTER = 6.6;
    private static final int MOST_WITH_NUMBERS = 24;
    private static final int MOST_BESIDE_ANOTHER = 12;

    private ConfusionPlot() {}

    static Markup svg(ConfusionCounts confusion, List<String> classes) {
        int size = confusion.counts().length;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(i < classes.size() ? classes.get(i) : "class " + i);
        }
        double margin =
                12 + LETTER * names.stream().mapToInt(String::length).max().orElse(0);
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("title").text("Confusion of " + confusion.title()));
        for (int row = 0; row < size; row++) {
            parts.add(Drawing.text("tick end", margin - 7, margin + CELL * (row + 0.5) + 4, names.get(row)));
            parts.add(Element.of("text", "tick")
                    .with(
                            "transform",
                            "translate(" + (margin + CELL * (row + 0.5) + 4) + " " + (margin - 7) + ") rotate(-60)")
                    .text(names.get(row)));
            long total = Arrays.stream(confusion.counts()[row]).sum();
            for (int column = 0; column < size; column++) {
                parts.addAll(cell(confusion.counts()[row][column], total, row, column, margin, names));
            }
        }
        double side = margin + CELL * size + 6;
        double width =
                margin + CELL * size + margin / 2; // the slanted names of the last columns reach out to the right
        Markup drawing = Element.of("svg", "confusion")
                .with("viewBox", "0 0 " + Math.ceil(width) + " " + Math.ceil(side))
                .with("style", "max-width:" + (int) Math.ceil(width) + "px")
                .with("role", "img")
                .with("aria-label", "Confusion of " + confusion.title())
                .holding(parts);
        return Element.of("figure", size > MOST_BESIDE_ANOTHER ? "alone" : "beside")
                .holding(
                        drawing,
                        Element.of("figcaption")
                                .text(confusion.title()
                                        + ": rows are true classes, columns predictions, in % of the row"));
    }

    private static List<Markup> cell(long count, long total, int row, int column, double margin, List<String> names) {
        double share = total == 0 ? 0 : (double) count / total;
        Markup square = Element.of("rect", row == column ? "cell right" : "cell wrong")
                .with("x", margin + CELL * column)
                .with("y", margin + CELL * row)
                .with("width", CELL - 1.5)
                .with("height", CELL - 1.5)
                .with("fill-opacity", 0.04 + 0.96 * share)
                .holding(Element.of("title")
                        .text(names.get(row) + " taken for " + names.get(column) + ": " + Numbers.count(count)
                                + " pixels, " + Numbers.percent(share) + " %"));
        if (names.size() > MOST_WITH_NUMBERS || total == 0 || share < 0.005) {
            return List.of(square);
        }
        String css = "number middle" + (share > 0.55 ? " on" : "");
        String text = Long.toString(Math.round(100 * share));
        return List.of(
                square,
                Drawing.text(css, margin + CELL * (column + 0.5) - 0.75, margin + CELL * (row + 0.5) + 3.5, text));
    }
}
