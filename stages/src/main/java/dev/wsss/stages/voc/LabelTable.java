package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labels from a table of lines {@code id TAB names-or-indices}, separated by commas, quoted or not.
 *
 * @param file that the lines stand in
 * @param rows by composed id of the picture
 * @param strangers names in rows that are no picture, in the order of the rows
 * @param byFileName what rows name by its file instead of its id
 */
record LabelTable(UserPath file, Map<String, Row> rows, List<String> strangers, List<String> byFileName)
        implements LabelSource {
    private static final int SHOWN = 200;

    /**
     * A line.
     *
     * @param number of the line, from 1
     * @param labels class indices, ascending
     */
    record Row(int number, List<Integer> labels) {}

    static LabelTable read(UserPath file, ClassNames classes, PictureFolder pictures, Dataset.WithoutClass empty)
            throws IOException {
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no such table of labels; see dataset.labels");
        }
        Map<String, Row> rows = new HashMap<>();
        Map<String, Row> written = new LinkedHashMap<>();
        List<String> strangers = new ArrayList<>();
        List<String> byFileName = new ArrayList<>();
        RowLabels parser = new RowLabels(classes, empty);
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
                        where + ": '" + SafeText.of(line.strip(), SHOWN)
                                + "' has no tab; a line is a picture id, a tab, and class names or indices with commas between");
            }
            String id = RowLabels.unquoted(line.substring(0, tab).strip());
            var picture = pictures.named(id);
            String key =
                    NamedFiles.composed(picture.map(PictureFolder.Picture::id).orElse(id));
            Row row = new Row(number, parser.parse(line.substring(tab + 1), where + ", picture " + id));
            Row before = written.putIfAbsent(key, row);
            if (before != null) {
                throw Invalid.data(where + ": the picture " + id + " has labels in line " + before.number()
                        + " already; keep one of the two");
            }
            if (picture.isEmpty()) {
                strangers.add(id);
                continue;
            }
            rows.put(key, row);
            if (pictures.find(id).isEmpty()) {
                byFileName.add(id);
            }
        }
        if (written.isEmpty()) {
            throw Invalid.data(file + ": the table of labels is empty");
        }
        parser.check(file);
        return new LabelTable(file, rows, strangers, byFileName);
    }

    @Override
    public boolean isLabelled(String id) {
        return rows.containsKey(NamedFiles.composed(id));
    }

    @Override
    public List<Integer> labels(String id) {
        Row row = rows.get(NamedFiles.composed(id));
        if (row == null) {
            throw Invalid.data(
                    file + ": has no line for the picture " + id + "; add one, or take the picture off the list");
        }
        return row.labels();
    }

    @Override
    public List<String> remarks(Collection<String> used) {
        Set<String> unused = new HashSet<>(rows.keySet());
        used.forEach(id -> unused.remove(NamedFiles.composed(id)));
        List<String> remarks = new ArrayList<>();
        remarks.add(file + ": " + (rows.size() - unused.size()) + " of "
                + Invalid.count(rows.size() + strangers.size(), "row") + " used");
        if (!strangers.isEmpty()) {
            remarks.add(file + ": " + Invalid.count(strangers.size(), "row")
                    + (strangers.size() == 1 ? " has" : " have") + " no picture: " + Invalid.some(strangers));
        }
        if (!byFileName.isEmpty()) {
            remarks.add(file + ": " + Invalid.count(byFileName.size(), "row")
                    + " named by file instead of id, read all the same: " + Invalid.some(byFileName));
        }
        if (!unused.isEmpty()) {
            remarks.add(file + ": " + Invalid.count(unused.size(), "row") + " of pictures that are on no list: "
                    + Invalid.some(List.copyOf(new TreeSet<>(unused))));
        }
        return remarks;
    }
}
