package dev.wsss.stages.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts of the outcomes of one reader. */
final class Tally {
    private final List<String> defects = new ArrayList<>();
    private int read;
    private int refused;
    private long largest;

    void add(int seed, Verdict verdict) {
        largest = Math.max(largest, verdict.allocated());
        switch (verdict) {
            case Verdict.Read _ -> read++;
            case Verdict.Refused _ -> refused++;
            case Verdict.Broken broken -> defects.add("seed " + seed + " " + words(broken));
        }
    }

    private static String words(Verdict.Broken broken) {
        StringWriter words = new StringWriter().append(broken.why());
        Throwable thrown = broken.thrown();
        if (thrown != null) {
            words.append(": ");
            thrown.printStackTrace(new PrintWriter(words));
        }
        return words.toString();
    }

    /** Returns how many files were read. */
    int read() {
        return read;
    }

    /** Returns how many files were refused. */
    int refused() {
        return refused;
    }

    /** Returns the defects, each with its seed. */
    List<String> defects() {
        return List.copyOf(defects);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6d read, %6d refused, %d defects, %.1f MiB at most",
                read,
                refused,
                defects.size(),
                largest / (double) (1 << 20));
    }
}
