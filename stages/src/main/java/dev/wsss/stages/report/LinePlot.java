package dev.wsss.stages.report;

import dev.wsss.stages.report.Plot.Line;
import dev.wsss.stages.report.Plot.Mark;
import dev.wsss.stages.report.Plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** A plot of lines over two axes as SVG; colours come from the page's style sheet. */
final class LinePlot {
    private static final double HEIGHT = 320;
    private static final double LEFT = 56;
    private static final double RIGHT = 548;
    private static final double TOP = 34;
    private static final double BOTTOM = 272;
    private static final double LETTER = 6.6;

    private LinePlot() {}

    static Markup svg(Plot plot) {
        double[] xs = finite(plot, Line::x);
        double[] ys = finite(plot, Line::y);
        if (xs.length == 0 || ys.length == 0) {
            return Element.of("p", "none").text(plot.title() + ": nothing to draw.");
        }
        Axis x = Axis.covering(low(xs), high(xs), LEFT, RIGHT, 7);
        Axis y = Axis.covering(Math.min(0, low(ys)), high(ys), BOTTOM, TOP, 5);
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("title").text(plot.title()));
        parts.addAll(axes(plot, x, y));
        plot.lines().forEach(line -> parts.add(line(line, x, y)));
        double highest = plot.marks().stream().mapToDouble(Mark::y).max().orElse(0);
        plot.marks().forEach(mark -> parts.add(mark(mark, x, y, mark.y() < highest ? 22 : -9)));
        parts.addAll(legend(plot));
        Markup drawing = Element.of("svg", "plot")
                .with("viewBox", "0 0 560 320")
                .with("role", "img")
                .with("aria-label", plot.title())
                .holding(parts);
        return Element.of("figure").holding(drawing, Element.of("figcaption").text(plot.title()));
    }

    private static List<Markup> axes(Plot plot, Axis x, Axis y) {
        List<Markup> parts = new ArrayList<>();
        for (double tick : y.ticks()) {
            parts.add(Drawing.segment("grid", LEFT, y.pixel(tick), RIGHT, y.pixel(tick)));
            parts.add(Drawing.text("tick end", LEFT - 7, y.pixel(tick) + 4, y.label(tick)));
        }
        for (double tick : x.ticks()) {
            parts.add(Drawing.segment("axis", x.pixel(tick), BOTTOM, x.pixel(tick), BOTTOM + 4));
            parts.add(Drawing.text("tick middle", x.pixel(tick), BOTTOM + 18, x.label(tick)));
        }
        parts.add(Drawing.segment("axis", LEFT, BOTTOM, RIGHT, BOTTOM));
        parts.add(Drawing.text("label middle", (LEFT + RIGHT) / 2, HEIGHT - 8, plot.xLabel()));
        parts.add(Element.of("text", "label middle")
                .with("transform", "translate(14 " + (TOP + BOTTOM) / 2 + ") rotate(-90)")
                .text(plot.yLabel()));
        return parts;
    }

    private static Markup line(Line line, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        String next = "M";
        for (int i = 0; i < line.x().length; i++) {
            if (!Double.isFinite(line.y()[i])) {
                next = "M";
                continue;
            }
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", next, x.pixel(line.x()[i]), y.pixel(line.y()[i])));
            next = "L";
        }
        return Element.of("path", classes(line)).with("d", path.toString()).empty();
    }

    private static String classes(Line line) {
        return "line s" + line.series() % 6
                + switch (line.style()) {
                    case BOLD -> "";
                    case FAINT -> " faint";
                    case FIXED -> " fixed";
                };
    }

    /**
     * Draws a dot whose label stands to its right, or to its left where the plot ends; the highest has it above, others
     * below.
     */
    private static Markup mark(Mark mark, Axis x, Axis y, double down) {
        double at = x.pixel(mark.x());
        boolean fits = at + 8 + LETTER * mark.label().length() < RIGHT;
        Markup dot = Element.of("circle", "dot s" + mark.series() % 6)
                .with("cx", at)
                .with("cy", y.pixel(mark.y()))
                .with("r", 4)
                .empty();
        Markup label = Drawing.text(
                (fits ? "mark" : "mark end") + " s" + mark.series() % 6,
                at + (fits ? 8 : -8),
                y.pixel(mark.y()) + down,
                mark.label());
        return Markup.join(dot, label);
    }

    private static List<Markup> legend(Plot plot) {
        List<Markup> parts = new ArrayList<>();
        double at = LEFT;
        for (Line line : plot.lines()) {
            if (line.style() != Style.FAINT) {
                Markup key = Element.of("path", classes(line))
                        .with("d", String.format(Locale.ROOT, "M%.1f 14h22", at))
                        .empty();
                parts.add(key);
                parts.add(Drawing.text("key", at + 28, 18, line.name()));
                at += 28 + LETTER * line.name().length() + 18;
            }
        }
        return parts;
    }

    private static double[] finite(Plot plot, Function<Line, double[]> values) {
        return plot.lines().stream()
                .map(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    private static double low(double[] values) {
        return DoubleStream.of(values).min().orElse(0);
    }

    private static double high(double[] values) {
        return DoubleStream.of(values).max().orElse(1);
    }
}
