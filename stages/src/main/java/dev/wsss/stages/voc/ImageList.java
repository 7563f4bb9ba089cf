package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list of pictures, one in a line.
 *
 * <p>A line is an id. Where all lines have the form, it is also the path of a picture, alone or before that of its mask, as
 * segmentation codes write them, or an id with 1, 0 or -1, as PASCAL VOC's lists of one class have them; -1 is a picture that
 * does not show the class, and is left out.
 *
 * @param ids as the pictures' files spell them, in the list's order
 * @param masks paths of masks below the data set's folder, by id, where the list names them
 * @param remarks on lines that were no ids
 */
record ImageList(List<String> ids, Map<String, String> masks, List<String> remarks) {
    private static final Pattern ODD = Pattern.compile("[/\\\\\\p{Cntrl}]|^\\.\\.?$");
    private static final Pattern ODD_NAME = Pattern.compile("\\s|" + ODD.pattern());
    /** Two paths; the patterns are slow on long lines. */
    private static final int LONGEST_LINE = 2000;

    private static final Pattern FLAGGED = Pattern.compile("(\\S.*?)\\s+(-1|0|1)");
    private static final Pattern PATHS = Pattern.compile(
            "(?<picture>(?:\\S*/)?.+?\\.(?:jpe?g|png))\\s+(?<mask>(?:\\S*/)?.+\\.png)|(?<alone>\\S*/.+\\.(?:jpe?g|png))",
            Pattern.CASE_INSENSITIVE);

    /** Returns a list of ids that stands in no file. */
    static ImageList of(List<String> ids) {
        return new ImageList(ids, Map.of(), List.of());
    }

    /**
     * Reads a list.
     *
     * @param folder where lists lie
     * @param name the list's name
     * @param field what the manifest calls the choice, for messages
     * @param pictures that lines may name
     */
    static ImageList read(UserPath folder, String name, String field, PictureFolder pictures) throws IOException {
        if (ODD_NAME.matcher(name).find()) {
            throw Invalid.data(field + ": '" + name + "' is not the name of a list; lists lie in " + folder);
        }
        UserPath file = folder.resolve(name + ".txt");
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no such list; " + field + " can be " + choices(folder));
        }
        ImageList list = new Lines(file, pictures).list();
        if (list.ids.isEmpty()) {
            throw Invalid.data(file + ": the list is empty; " + field + " needs at least one picture");
        }
        return list;
    }

    private static String choices(UserPath folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder.path())) {
            try (Stream<Path> files = Files.list(folder.path())) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(file -> file.endsWith(".txt") && !file.startsWith("._"))
                        .map(file -> file.substring(0, file.length() - 4))
                        .sorted()
                        .forEach(names::add);
            }
        }
        names.add("'" + Dataset.ALL + "' for every labelled picture");
        return Invalid.some(names);
    }

    /** The lines of a file while they are read. */
    private static final class Lines {
        private final UserPath file;
        private final PictureFolder pictures;
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final Map<String, String> masks = new LinkedHashMap<>();
        private final List<String> byFileName = new ArrayList<>();

        Lines(UserPath file, PictureFolder pictures) {
            this.file = file;
            this.pictures = pictures;
        }

        ImageList list() throws IOException {
            List<String> lines = Text.lines(file).stream().map(String::strip).toList();
            checkLengths(lines);
            List<String> filled = lines.stream().filter(line -> !line.isEmpty()).toList();
            List<String> remarks = new ArrayList<>();
            if (!filled.isEmpty() && filled.stream().allMatch(PATHS.asMatchPredicate())) {
                each(lines, this::paths);
                remarks.add(file + ": lines are paths, read as the ids in them"
                        + (masks.isEmpty() ? "" : "; the masks are those that it names"));
            } else if (filled.stream().allMatch(this::isFlagged)) {
                int shown = each(lines, this::flagged);
                if (!filled.isEmpty()) {
                    remarks.add(file + ": lines are those of a class's list: "
                            + Invalid.count(shown, "picture") + " with 1 or 0 taken, " + (filled.size() - shown)
                            + " with -1 left out");
                }
            } else {
                each(lines, this::plain);
            }
            if (!byFileName.isEmpty()) {
                remarks.add(file + ": " + Invalid.count(byFileName.size(), "line")
                        + " with the name of a file instead of an id, read all the same: " + Invalid.some(byFileName));
            }
            return new ImageList(List.copyOf(numbers.keySet()), masks, remarks);
        }

        private void checkLengths(List<String> lines) {
            for (int at = 0; at < lines.size(); at++) {
                int length = lines.get(at).length();
                if (length > LONGEST_LINE) {
                    throw Invalid.data(file + ", line " + (at + 1) + ": has " + length
                            + " characters; a list has a picture in each line: the name of its file, without folder and"
                            + " suffix");
                }
            }
        }

        /** A receiver of one line. */
        private interface Form {
            void take(String line, int number);
        }

        private int each(List<String> lines, Form form) {
            for (int at = 0; at < lines.size(); at++) {
                if (!lines.get(at).isEmpty()) {
                    form.take(lines.get(at), at + 1);
                }
            }
            return numbers.size();
        }

        /** Returns the id of a line; a picture whose name ends like a flag is named by the whole line. */
        private boolean isFlagged(String line) {
            return FLAGGED.matcher(line).matches() && pictures.named(line).isEmpty();
        }

        private void plain(String line, int number) {
            add(line, number);
        }

        private void flagged(String line, int number) {
            Matcher parts = FLAGGED.matcher(line);
            if (parts.matches() && !parts.group(2).equals("-1")) {
                add(parts.group(1), number);
            }
        }

        private void paths(String line, int number) {
            Matcher parts = PATHS.matcher(line);
            if (!parts.matches()) {
                return;
            }
            String mask = parts.group("mask");
            if (mask == null) {
                add(PictureFolder.withoutSuffix(name(parts.group("alone"))), number);
                return;
            }
            String id = add(PictureFolder.withoutSuffix(name(parts.group("picture"))), number);
            if (!NamedFiles.composed(PictureFolder.withoutSuffix(name(mask))).equals(NamedFiles.composed(id))) {
                throw Invalid.data(file + ", line " + number + ": the mask " + mask + " is not that of the picture "
                        + id + "; masks have the names of their pictures");
            }
            if (mask.contains("/")) {
                masks.put(id, mask.replaceFirst("^(\\.?/)+", ""));
            }
        }

        private static String name(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private String add(String written, int number) {
            if (ODD.matcher(written).find()) {
                throw Invalid.data(file + ", line " + number + ": '" + written
                        + "' is not a picture id; a line is the name of a picture's file, without folder and suffix");
            }
            String id = pictures.named(written).map(PictureFolder.Picture::id).orElse(written);
            if (!NamedFiles.composed(id).equals(NamedFiles.composed(written))) {
                byFileName.add(written);
            }
            Integer before = numbers.putIfAbsent(id, number);
            if (before != null) {
                throw Invalid.data(file + ", line " + number + ": the picture " + id + " stands in line " + before
                        + " already; remove one of the two");
            }
            return id;
        }
    }
}
