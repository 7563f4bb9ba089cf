package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Labels from a table of lines {@code id TAB names-or-indices}, separated by commas.
 *
 * @param file what messages call it
 * @param labels class indices by id
 */
record LabelTable(UserPath file, Map<String, List<Integer>> labels) implements LabelSource {
    static LabelTable read(UserPath file, List<String> classes) throws IOException {
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no such table of labels; see dataset.labels");
        }
        Map<String, List<Integer>> labels = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : Text.lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String where = file + ", line " + number;
            int tab = line.indexOf('\t');
            if (tab < 1) {
                throw Invalid.data(
                        where + ": '" + line.strip()
                                + "' has no tab; a line is a picture id, a tab, and class names or indices with commas between");
            }
            String id = line.substring(0, tab).strip();
            Integer before = lines.putIfAbsent(id, number);
            if (before != null) {
                throw Invalid.data(where + ": the picture " + id + " has labels in line " + before
                        + " already; keep one of the two");
            }
            labels.put(id, parse(line.substring(tab + 1), classes, where + ", picture " + id));
        }
        if (labels.isEmpty()) {
            throw Invalid.data(file + ": the table of labels is empty");
        }
        return new LabelTable(file, labels);
    }

    private static List<Integer> parse(String text, List<String> classes, String where) {
        TreeSet<Integer> indices = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String label = part.strip();
            int index = classes.indexOf(label);
            if (index < 0
                    && !label.isEmpty()
                    && label.length() < 6
                    && label.chars().allMatch(c -> c >= '0' && c <= '9')) {
                index = Integer.parseInt(label);
                if (index >= classes.size()) {
                    throw Invalid.data(where + ": the label " + label + " has no name: dataset.classes has "
                            + classes.size() + " names, so indices go from 0 to " + (classes.size() - 1));
                }
            }
            if (index < 0) {
                throw Invalid.data(where + ": the label '" + label + "' is none of dataset.classes, which are "
                        + String.join(", ", classes));
            }
            indices.add(index);
        }
        return new ArrayList<>(indices);
    }

    @Override
    public boolean knows(String id) {
        return labels.containsKey(id);
    }

    @Override
    public List<Integer> labels(String id) {
        List<Integer> known = labels.get(id);
        if (known == null) {
            throw Invalid.data(
                    file + ": has no line for the picture " + id + "; add one, or take the picture off the list");
        }
        return known;
    }
}
