package dev.wsss.stages.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Results of all arms as a Markdown table: mean and standard deviation over the seeds. */
public final class ScienceTable {
    private static final List<Measure> MEASURES = List.of(
            new Measure("CAM, best threshold", Quality::camBest),
            new Measure("CAM, fixed threshold", Quality::camFixed),
            new Measure("mask", Quality::mask));

    private record Measure(String title, ToDoubleFunction<Quality> value) {}

    private ScienceTable() {}

    /** A row for each arm, then what decoupling changes, seed by seed, against each of the others. */
    public static List<String> of(List<ArmResult> results) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| mIoU |");
        StringBuilder rule = new StringBuilder("|---|");
        for (String list : List.of("scoring list", "training list")) {
            for (Measure measure : MEASURES) {
                head.append(' ').append(list).append(": ").append(measure.title).append(" |");
                rule.append("---|");
            }
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (Arm arm : Arm.values()) {
            lines.add(row(arm.title(), "%.3f ± %.3f", measure -> values(results, arm, measure)));
        }
        for (Arm other : List.of(Arm.PLAIN, Arm.PLAIN_AS_LONG)) {
            lines.add(row(
                    "decoupled − " + other.title(), "%+.3f ± %.3f", measure -> difference(results, other, measure)));
        }
        return lines;
    }

    private static double[] difference(List<ArmResult> results, Arm other, ToDoubleFunction<ArmResult> measure) {
        double[] decoupled = values(results, Arm.DECOUPLED, measure);
        double[] compared = values(results, other, measure);
        double[] difference = new double[decoupled.length];
        Arrays.setAll(difference, seed -> decoupled[seed] - compared[seed]);
        return difference;
    }

    private static double[] values(List<ArmResult> results, Arm arm, ToDoubleFunction<ArmResult> measure) {
        return results.stream()
                .filter(result -> result.arm() == arm)
                .mapToDouble(measure)
                .toArray();
    }

    private static String row(String title, String format, Function<ToDoubleFunction<ArmResult>, double[]> values) {
        StringBuilder row = new StringBuilder("| ").append(title).append(" |");
        for (Function<ArmResult, Quality> list :
                List.<Function<ArmResult, Quality>>of(ArmResult::scoring, ArmResult::training)) {
            for (Measure measure : MEASURES) {
                Spread spread = Spread.of(values.apply(result -> measure.value.applyAsDouble(list.apply(result))));
                row.append(' ')
                        .append(String.format(Locale.ROOT, format, spread.mean(), spread.deviation()))
                        .append(" |");
            }
        }
        return row.toString();
    }
}
