package dev.wsss.stages.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The picture files of one folder, by id.
 *
 * @param folder what messages call it
 * @param pictures files by name without suffix
 */
record PictureFolder(Path folder, SortedMap<String, Path> pictures) {
    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png");

    static PictureFolder of(Path folder) throws IOException {
        SortedMap<String, Path> pictures = new TreeMap<>();
        List<Path> sorted;
        try (Stream<Path> files = Files.list(folder)) {
            sorted = files.sorted().toList();
        }
        for (Path file : sorted) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            if (dot < 1 || !SUFFIXES.contains(name.substring(dot).toLowerCase(Locale.ROOT))) {
                continue;
            }
            Path before = pictures.putIfAbsent(name.substring(0, dot), file);
            if (before != null) {
                throw Invalid.data(
                        file + ": and " + before.getFileName() + " have the same id; rename one of the two pictures");
            }
        }
        return new PictureFolder(folder, pictures);
    }

    Path picture(String id, String list) {
        Path file = pictures.get(id);
        if (file == null) {
            throw Invalid.data(folder.resolve(id + ".jpg") + ": there is no such picture, but " + list
                    + " names it; add the file (.jpg, .jpeg or .png) or remove the line");
        }
        return file;
    }
}
