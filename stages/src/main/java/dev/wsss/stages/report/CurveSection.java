package dev.wsss.stages.report;

import dev.wsss.stages.report.Plot.Line;
import dev.wsss.stages.report.Plot.Mark;
import dev.wsss.stages.report.Plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Loss by training step and mean IoU by what decides between background and classes. */
final class CurveSection {
    private static final int FAINT_POINTS = 400;
    private static final int BOLD_POINTS = 40;
    private static final int OF_ALL_ROUNDS = 5;

    private CurveSection() {}

    static Markup losses(List<Curve> curves) {
        SequencedMap<String, List<Curve>> byPlot = new LinkedHashMap<>();
        curves.forEach(curve ->
                byPlot.computeIfAbsent(curve.plot(), key -> new ArrayList<>()).add(curve));
        List<Markup> plots = new ArrayList<>();
        byPlot.forEach((name, together) -> plots.add(LinePlot.svg(lossPlot(name, together))));
        return Element.of("div", "plots").holding(plots);
    }

    private static Plot lossPlot(String name, List<Curve> curves) {
        List<Line> faint = new ArrayList<>();
        List<Line> bold = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int series = 0; series < curves.size(); series++) {
            Curve curve = curves.get(series);
            faint.add(new Line(
                    curve.series(),
                    series,
                    Style.FAINT,
                    means(curve.x(), FAINT_POINTS),
                    means(curve.y(), FAINT_POINTS)));
            Line smooth = new Line(
                    curve.series(), series, Style.BOLD, means(curve.x(), BOLD_POINTS), means(curve.y(), BOLD_POINTS));
            bold.add(smooth);
            int last = smooth.y().length - 1;
            if (last >= 0) {
                marks.add(new Mark(series, smooth.x()[last], smooth.y()[last], Numbers.loss(smooth.y()[last])));
            }
        }
        faint.addAll(bold);
        return new Plot(name, "training step", "loss", faint, marks);
    }

    /** Returns the means of so many runs of neighbours; the values themselves when there are no more. */
    static double[] means(double[] values, int points) {
        if (values.length <= points) {
            return values.clone();
        }
        double[] means = new double[points];
        for (int i = 0; i < points; i++) {
            int start = (int) ((long) i * values.length / points);
            int end = (int) ((long) (i + 1) * values.length / points);
            means[i] = Arrays.stream(values, start, end).average().orElse(Double.NaN);
        }
        return means;
    }

    static Markup sweeps(List<Sweep> sweeps) {
        SequencedMap<String, List<Sweep>> byPrediction = new LinkedHashMap<>();
        sweeps.forEach(sweep -> byPrediction
                .computeIfAbsent(sweep.prediction(), key -> new ArrayList<>())
                .add(sweep));
        List<Markup> plots = new ArrayList<>();
        byPrediction.forEach((prediction, together) -> plots.add(LinePlot.svg(sweepPlot(prediction, together))));
        return Element.of("div", "plots").holding(plots);
    }

    private static Plot sweepPlot(String prediction, List<Sweep> sweeps) {
        List<Line> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (int series = 0; series < sweeps.size(); series++) {
            Sweep sweep = sweeps.get(series);
            double[] percent =
                    Arrays.stream(sweep.meanIou()).map(share -> 100 * share).toArray();
            lines.add(new Line(sweep.round(), series, Style.BOLD, sweep.values(), percent));
            int best = 0;
            for (int i = 1; i < percent.length; i++) {
                best = percent[i] > percent[best] ? i : best;
            }
            double at = sweep.values()[best];
            marks.add(new Mark(
                    series, at, percent[best], Numbers.percent(percent[best] / 100) + " at " + Numbers.plain(at)));
        }
        lines.addAll(fixed(sweeps));
        String background = sweeps.getFirst().background();
        return new Plot(
                prediction + ": mean IoU by " + background, "background " + background, "mIoU in %", lines, marks);
    }

    /**
     * Returns the manifest's values as lines from the bottom to the top: one where all rounds have the same, else one a
     * round.
     */
    private static List<Line> fixed(List<Sweep> sweeps) {
        double top = 100
                * sweeps.stream()
                        .flatMapToDouble(sweep -> Arrays.stream(sweep.meanIou()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        if (sweeps.stream().mapToDouble(Sweep::fixed).distinct().count() == 1) {
            return List.of(fixed(sweeps.getFirst().fixed(), OF_ALL_ROUNDS, top));
        }
        return IntStream.range(0, sweeps.size())
                .mapToObj(series -> fixed(sweeps.get(series).fixed(), series, top))
                .toList();
    }

    private static Line fixed(double value, int series, double top) {
        return new Line(
                "fixed: " + Numbers.plain(value), series, Style.FIXED, new double[] {value, value}, new double[] {0, top
                });
    }
}
