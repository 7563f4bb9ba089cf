package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.ImpossibleName;
import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The masks of a devkit by id: the official ones first, since those of other annotators are coarser.
 *
 * @param folder of the data set
 * @param folders of masks in it, in the order of preference
 */
record MaskFiles(UserPath folder, List<NamedFiles> folders) {
    /** Files outside enter no key, so that a change of them would not be noticed. */
    private static final String FOLDERS = "Segmentation";

    private static final int SHOWN = 200;

    static MaskFiles of(UserPath folder) throws IOException {
        return new MaskFiles(
                folder,
                List.of(
                        NamedFiles.of(folder.resolve("SegmentationClass")),
                        NamedFiles.of(folder.resolve("SegmentationClassAug"))));
    }

    Optional<UserPath> find(String id) {
        return folders.stream()
                .flatMap(each -> each.find(id + ".png").stream())
                .filter(file -> Files.isRegularFile(file.path()))
                .findFirst();
    }

    /** Returns the mask of a picture that a list names. */
    UserPath require(String id, String list) {
        return find(id).orElseThrow(() -> Invalid.data(folder.name() + "/SegmentationClass/" + id
                + ".png: there is no such mask, but " + list
                + " names it; score a list with masks, or set dataset.scoreList to none"));
    }

    /** Returns the masks of a list's pictures; where the list names a mask's file, that one. */
    Map<String, UserPath> of(ImageList list, String name) {
        Map<String, UserPath> masks = new HashMap<>();
        for (String id : list.ids()) {
            String named = list.masks().get(id);
            masks.put(id, named == null ? require(id, name) : named(named, name));
        }
        return masks;
    }

    private UserPath named(String path, String list) {
        if (!path.startsWith(FOLDERS) || path.contains("..")) {
            throw Invalid.data(list + " names the mask " + path
                    + "; masks lie in SegmentationClass, or in another folder whose" + " name begins with " + FOLDERS);
        }
        UserPath file = file(path, list);
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no such mask, but " + list
                    + " names it; score a list with masks, or set dataset.scoreList to none");
        }
        return file;
    }

    private UserPath file(String path, String list) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException invalid) {
            throw ImpossibleName.of(
                    FailureClass.INVALID_DATA,
                    list + " names the mask " + SafeText.of(path, SHOWN) + ", which",
                    invalid);
        }
    }

    /** Returns notes on the use of the folders. */
    List<String> remarks(Map<String, UserPath> used) {
        Set<String> names = new HashSet<>();
        used.keySet().forEach(id -> names.add(NamedFiles.composed(id) + ".png"));
        List<String> remarks = new ArrayList<>();
        for (NamedFiles each : folders) {
            Set<String> others = new TreeSet<>(each.files().keySet());
            others.removeAll(names);
            if (!each.files().isEmpty()) {
                remarks.add(each.folder() + ": " + (each.files().size() - others.size()) + " of "
                        + Invalid.count(each.files().size(), "file") + " belong to pictures that are scored"
                        + (others.isEmpty() ? "" : "; the others: " + Invalid.some(List.copyOf(others))));
            }
        }
        return remarks;
    }
}
