package dev.wsss.stages.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/** Results of all arms as two Markdown tables, mean and standard deviation over the seeds, where there are several: scores, and IoU of the masks by class. */
public final class ScienceTable {
    private ScienceTable() {}

    /**
     * Returns a row for each arm, then what decoupling changes, seed by seed, against each of the others; first scores,
     * then classes.
     */
    public static List<String> of(List<ArmResult> results) {
        List<String> lines = new ArrayList<>(table("mIoU", results, ArmResult::scores));
        lines.add("");
        lines.addAll(table("IoU of masks", results, ArmResult::classes));
        return lines;
    }

    private static List<String> table(
            String title, List<ArmResult> results, Function<ArmResult, SequencedMap<String, Double>> scores) {
        List<String> columns = List.copyOf(scores.apply(results.getFirst()).keySet());
        List<String> lines = new ArrayList<>();
        lines.add("| " + title + " | " + String.join(" | ", columns) + " |");
        lines.add("|---".repeat(columns.size() + 1) + "|");
        for (Arm arm : Arm.values()) {
            lines.add(row(arm.title(), "%.3f", columns, column -> values(results, arm, scores, column)));
        }
        for (Arm other : List.of(Arm.PLAIN, Arm.PLAIN_AS_LONG)) {
            lines.add(row("decoupled − " + other.title(), "%+.3f", columns, column -> {
                double[] decoupled = values(results, Arm.DECOUPLED, scores, column);
                double[] compared = values(results, other, scores, column);
                double[] difference = new double[decoupled.length];
                Arrays.setAll(difference, seed -> decoupled[seed] - compared[seed]);
                return difference;
            }));
        }
        return lines;
    }

    private static double[] values(
            List<ArmResult> results, Arm arm, Function<ArmResult, SequencedMap<String, Double>> scores, String column) {
        return results.stream()
                .filter(result -> result.arm() == arm)
                .mapToDouble(result -> scores.apply(result).getOrDefault(column, Double.NaN))
                .toArray();
    }

    private static String row(String title, String format, List<String> columns, Function<String, double[]> values) {
        StringBuilder row = new StringBuilder("| ").append(title).append(" |");
        for (String column : columns) {
            double[] ofSeeds = values.apply(column);
            Spread spread = Spread.of(ofSeeds);
            row.append(' ').append(String.format(Locale.ROOT, format, spread.mean()));
            if (ofSeeds.length > 1) {
                row.append(String.format(Locale.ROOT, " ± %.3f", spread.deviation()));
            }
            row.append(" |");
        }
        return row.toString();
    }
}
