package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
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
record PictureFolder(UserPath folder, SortedMap<String, UserPath> pictures) {
    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png");

    static PictureFolder of(UserPath folder) throws IOException {
        SortedMap<String, UserPath> pictures = new TreeMap<>();
        List<Path> sorted;
        try (Stream<Path> files = Files.list(folder.path())) {
            sorted = files.sorted().toList();
        }
        for (Path file : sorted) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            if (dot < 1 || !SUFFIXES.contains(name.substring(dot).toLowerCase(Locale.ROOT))) {
                continue;
            }
            UserPath before = pictures.putIfAbsent(name.substring(0, dot), folder.resolve(name));
            if (before != null) {
                throw Invalid.data(folder.resolve(name) + ": and "
                        + before.path().getFileName() + " have the same id; rename one of the two pictures");
            }
        }
        return new PictureFolder(folder, pictures);
    }

    UserPath picture(String id, String list) {
        UserPath file = pictures.get(id);
        if (file == null) {
            throw Invalid.data(folder.resolve(id + ".jpg") + ": there is no such picture, but " + list
                    + " names it; add the file (.jpg, .jpeg or .png) or remove the line");
        }
        return file;
    }
}
