package dev.wsss.stages.report;

import java.util.ArrayList;
import java.util.List;

/** A plot of the IoU of every class as dots on a line from round to round, with the difference beside it. */
final class ClassPlot {
    private static final double WIDTH = 560;
    private static final double ROW = 22;
    private static final double TOP = 34;
    private static final double LETTER = 6.6;

    private ClassPlot() {}

    /** Draws the scores of one prediction, in the order of the rounds. */
    static Markup svg(String prediction, List<Score> scores, List<String> classes) {
        double left =
                16 + LETTER * classes.stream().mapToInt(String::length).max().orElse(0);
        double bottom = TOP + ROW * classes.size();
        Axis x = new Axis(0, 1, left, WIDTH - 52, 0.2);
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("title").text("IoU by class, " + prediction));
        for (double tick : x.ticks()) {
            parts.add(Drawing.segment("grid", x.pixel(tick), TOP - 4, x.pixel(tick), bottom));
            parts.add(Drawing.text("tick middle", x.pixel(tick), bottom + 16, Long.toString(Math.round(100 * tick))));
        }
        for (int value = 0; value < classes.size(); value++) {
            parts.addAll(row(scores, value, classes.get(value), x, TOP + ROW * (value + 0.5)));
        }
        parts.addAll(legend(scores, left));
        String title = "IoU by class, " + prediction + ", in %";
        Markup drawing = Element.of("svg", "plot")
                .with("viewBox", "0 0 560 " + Math.round(bottom + 24))
                .with("role", "img")
                .with("aria-label", title)
                .holding(parts);
        return Element.of("figure").holding(drawing, Element.of("figcaption").text(title));
    }

    private static List<Markup> row(List<Score> scores, int value, String name, Axis x, double y) {
        List<Markup> parts = new ArrayList<>();
        parts.add(Drawing.text("tick end", x.first() - 10, y + 4, name));
        double previous = Double.NaN;
        for (Score score : scores) {
            double iou = score.iou(value);
            if (Double.isFinite(previous) && Double.isFinite(iou)) {
                parts.add(Drawing.segment("stem", x.pixel(previous), y, x.pixel(iou), y));
            }
            previous = iou;
        }
        for (int series = 0; series < scores.size(); series++) {
            double iou = scores.get(series).iou(value);
            if (Double.isFinite(iou)) {
                parts.add(dot(series, x.pixel(iou), y));
            }
        }
        double last = scores.getLast().iou(value);
        String text =
                scores.size() > 1 ? Numbers.difference(last - scores.getFirst().iou(value)) : Numbers.percent(last);
        parts.add(Drawing.text("tick end", WIDTH - 6, y + 4, text));
        return parts;
    }

    private static List<Markup> legend(List<Score> scores, double left) {
        List<Markup> parts = new ArrayList<>();
        double at = left;
        for (int series = 0; series < scores.size(); series++) {
            parts.add(dot(series, at + 5, 14));
            parts.add(Drawing.text("key", at + 16, 18, scores.get(series).round()));
            at += 16 + LETTER * scores.get(series).round().length() + 18;
        }
        return parts;
    }

    /** Draws a dot; the first round's is a ring, so that a dot on the same place does not hide it. */
    private static Markup dot(int series, double x, double y) {
        return Element.of("circle", (series == 0 ? "ring s" : "dot s") + series % 6)
                .with("cx", x)
                .with("cy", y)
                .with("r", series == 0 ? 6 : 4.5)
                .empty();
    }
}
