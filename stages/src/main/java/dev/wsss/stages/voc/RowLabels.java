package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the label fields of a table's rows, which detects where all of them together mean something else than
 * indices.
 */
final class RowLabels {
    private final ClassNames classes;
    private final Dataset.WithoutClass empty;
    private int rows;
    private int likeMultiHot;
    private @Nullable Failure firstRepetition;

    RowLabels(ClassNames classes, Dataset.WithoutClass empty) {
        this.classes = classes;
        this.empty = empty;
    }

    /** Reads names or indices with commas between; a blank field is a picture that shows no class. */
    List<Integer> parse(String field, String where) {
        String text = unquoted(field.strip());
        if (text.isBlank() && empty == Dataset.WithoutClass.TRAIN) {
            return List.of();
        }
        rows++;
        SortedSet<Integer> indices = new TreeSet<>();
        String[] parts = text.split(",", -1);
        int zerosAndOnes = 0;
        for (String part : parts) {
            String label = unquoted(part.strip());
            int named = classes.index(label);
            int index = named < 0 ? index(label, where) : named;
            if (!indices.add(index) && named < 0 && firstRepetition == null) {
                firstRepetition = Invalid.data(where + ": the index " + label
                        + " stands there twice; a row names each class of its picture once");
            }
            zerosAndOnes += named < 0 && index <= 1 ? 1 : 0;
        }
        if (zerosAndOnes == parts.length && parts.length == classes.size()) {
            likeMultiHot++;
        }
        return List.copyOf(indices);
    }

    private int index(String label, String where) {
        if (label.isEmpty() || label.length() > 5 || !label.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Invalid.data(where + ": the label '" + label + "' is none of dataset.classes, which are " + classes);
        }
        int index = Integer.parseInt(label);
        if (index >= classes.size()) {
            throw Invalid.data(where + ": the label " + label + " has no name: dataset.classes has " + classes.size()
                    + " names, so indices go from 0 to " + (classes.size() - 1));
        }
        return index;
    }

    /** Refuses rows that are no lists of indices, which one row alone does not show. */
    void check(UserPath file) {
        if (classes.size() > 1 && likeMultiHot == rows) {
            throw Invalid.data(
                    file + ": every row has " + classes.size() + " entries of 0 or 1, as many as dataset.classes"
                            + " has names; these are multi-hot vectors, not indices: write the names of a picture's classes, or"
                            + " their indices from 0");
        }
        if (firstRepetition != null) {
            throw firstRepetition;
        }
    }

    /** Returns a field without the quotes that spreadsheets put around it. */
    static String unquoted(String field) {
        if (field.length() < 2 || !field.startsWith("\"") || !field.endsWith("\"")) {
            return field;
        }
        String inner = field.substring(1, field.length() - 1);
        boolean severalFields = inner.replace("\"\"", "").contains("\"");
        return severalFields ? field : inner.replace("\"\"", "\"");
    }
}
