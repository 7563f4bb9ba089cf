package dev.wsss.pipeline.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search for the legal word that a misspelt one was probably meant to be. */
public final class Spelling {
    /** Words of earlier drafts, whose letters say nothing about the present ones. */
    private static final Map<String, String> FORMER = Map.of(
            "ir-label", "affinity-labels",
            "ir-labels", "affinity-labels",
            "train-irn", "train-affinity",
            "irn-weights", "affinity-weights");

    private Spelling() {}

    /**
     * Returns the legal word that replaced {@code word}, or the nearest one; null when none is within a third of its
     * letters (at least two). Upper case, dashes and underscores do not count: {@code batch_size} is {@code batchSize}.
     */
    public static @Nullable String nearest(String word, Collection<String> legal) {
        String present = present(word);
        if (legal.contains(present)) {
            return present;
        }
        int reach = Math.max(2, word.length() / 3);
        return legal.stream()
                .filter(candidate ->
                        Math.abs(bare(word).length() - bare(candidate).length()) <= reach)
                .filter(candidate -> distance(bare(word), bare(candidate)) <= reach)
                .min(Comparator.comparingInt(candidate -> distance(bare(word), bare(candidate))))
                .orElse(null);
    }

    private static String present(String word) {
        String decoupled = "decoupled-";
        return word.startsWith(decoupled)
                ? decoupled + present(word.substring(decoupled.length()))
                : FORMER.getOrDefault(word, word);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
    static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int step(int[][] edits, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
