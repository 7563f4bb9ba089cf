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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists of picture ids, one in a line. */
final class ImageList {
    private static final Pattern ODD = Pattern.compile("[\\s/\\\\\\p{Cntrl}]|^\\.\\.?$");

    private ImageList() {}

    /**
     * Reads a list.
     *
     * @param folder where lists lie
     * @param name the list's name
     * @param field what the manifest calls the choice, for messages
     */
    static List<String> read(UserPath folder, String name, String field) throws IOException {
        if (ODD.matcher(name).find()) {
            throw Invalid.data(field + ": '" + name + "' is not the name of a list; lists lie in " + folder);
        }
        UserPath file = folder.resolve(name + ".txt");
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no such list; " + field + " can be " + choices(folder));
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : Text.lines(file)) {
            number++;
            String id = line.strip();
            if (id.isEmpty()) {
                continue;
            }
            if (ODD.matcher(id).find()) {
                throw Invalid.data(file + ", line " + number + ": '" + id
                        + "' is not a picture id; a line is the name of a picture's file, without folder and suffix");
            }
            Integer before = lines.putIfAbsent(id, number);
            if (before != null) {
                throw Invalid.data(file + ", line " + number + ": the picture " + id + " stands in line " + before
                        + " already; remove one of the two");
            }
        }
        if (lines.isEmpty()) {
            throw Invalid.data(file + ": the list is empty; " + field + " needs at least one picture");
        }
        return new ArrayList<>(lines.keySet());
    }

    private static String choices(UserPath folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder.path())) {
            try (Stream<Path> files = Files.list(folder.path())) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(file -> file.endsWith(".txt"))
                        .map(file -> file.substring(0, file.length() - 4))
                        .sorted()
                        .forEach(names::add);
            }
        }
        names.add("'" + Dataset.ALL + "' for every labelled picture");
        return Invalid.some(names);
    }
}
