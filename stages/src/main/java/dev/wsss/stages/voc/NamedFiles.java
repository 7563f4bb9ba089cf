package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one folder by name. Composed and decomposed Unicode spell the same name, as macOS writes the one and others
 * the other.
 *
 * @param folder that they lie in
 * @param files by composed name
 */
record NamedFiles(UserPath folder, SortedMap<String, UserPath> files) {
    /** Lists a folder; what macOS puts beside each file is left out, and a folder that is not there is empty. */
    static NamedFiles of(UserPath folder) throws IOException {
        SortedMap<String, UserPath> files = new TreeMap<>();
        if (!Files.isDirectory(folder.path())) {
            return new NamedFiles(folder, files);
        }
        try (Stream<Path> all = Files.list(folder.path())) {
            for (Iterator<Path> each = all.sorted().iterator(); each.hasNext(); ) {
                UserPath file = folder.found(each.next());
                String name = String.valueOf(file.path().getFileName());
                UserPath before = name.startsWith("._") ? null : files.putIfAbsent(composed(name), file);
                if (before != null) {
                    throw Invalid.data(file + ": and another file have the same name, once with composed and once with"
                            + " decomposed letters; remove one of the two");
                }
            }
        }
        return new NamedFiles(folder, files);
    }

    /** Returns the file of a name in either spelling. */
    Optional<UserPath> find(String name) {
        return Optional.ofNullable(files.get(composed(name)));
    }

    /** Returns the one spelling that names are compared in. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
