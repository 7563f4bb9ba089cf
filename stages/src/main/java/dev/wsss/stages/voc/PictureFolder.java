package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The picture files of one folder, by id.
 *
 * @param folder that they lie in
 * @param pictures by composed id
 */
record PictureFolder(UserPath folder, SortedMap<String, Picture> pictures) {
    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png");

    /**
     * A picture's file.
     *
     * @param id its name without suffix, in its own spelling
     */
    record Picture(String id, UserPath file) {}

    static PictureFolder of(UserPath folder) throws IOException {
        SortedMap<String, Picture> pictures = new TreeMap<>();
        for (Map.Entry<String, UserPath> each : NamedFiles.of(folder).files().entrySet()) {
            UserPath file = each.getValue();
            String name = String.valueOf(file.path().getFileName());
            if (!hasSuffix(name)) {
                continue;
            }
            Picture before = pictures.putIfAbsent(withoutSuffix(each.getKey()), new Picture(withoutSuffix(name), file));
            if (before != null) {
                throw Invalid.data(file + ": and " + before.file().path().getFileName()
                        + " have the same id; rename one of the two pictures");
            }
        }
        return new PictureFolder(folder, pictures);
    }

    /** Returns whether a name is that of a picture's file. */
    static boolean hasSuffix(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && SUFFIXES.contains(name.substring(dot).toLowerCase(Locale.ROOT));
    }

    static String withoutSuffix(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    Collection<Picture> all() {
        return pictures.values();
    }

    /** Returns the picture of an id in either spelling. */
    Optional<Picture> find(String id) {
        return Optional.ofNullable(pictures.get(NamedFiles.composed(id)));
    }

    /** Returns the picture that a person named by its id, or by its file name. */
    Optional<Picture> named(String written) {
        return find(written).or(() -> hasSuffix(written) ? find(withoutSuffix(written)) : Optional.empty());
    }

    Picture picture(String id, String list) {
        return find(id).orElseThrow(() -> Invalid.data(folder.name() + "/" + id + ".jpg: there is no such picture, but "
                + list + " names it; add the file (.jpg, .jpeg or .png) or remove the line"));
    }
}
