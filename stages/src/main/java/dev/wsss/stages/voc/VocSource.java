package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens a folder in PASCAL VOC's layout, or a plain folder of pictures with a table of labels. */
public final class VocSource {
    private static final List<String> MASK_FOLDERS = List.of("SegmentationClass", "SegmentationClassAug");

    private final UserPath folder;
    private final Dataset options;
    private final PictureFolder pictures;
    private final LabelSource labels;
    private final boolean devkit;

    private VocSource(UserPath folder, Dataset options, PictureFolder pictures, LabelSource labels, boolean devkit) {
        this.folder = folder;
        this.options = options;
        this.pictures = pictures;
        this.labels = labels;
        this.devkit = devkit;
    }

    /**
     * Reads lists and labels and finds the files; no picture is decoded.
     *
     * <p>A devkit folder has JPEGImages, ImageSets/Segmentation, Annotations (unless labels come in a table) and
     * SegmentationClass or SegmentationClassAug (unless nothing is scored). A plain folder has no lists: every picture in
     * the table is trained on and none is scored, whatever lists the options name.
     *
     * @param table of picture id, tab, comma-separated names or indices; null: the XML annotations say
     * @throws dev.wsss.pipeline.outcome.Failure of class INVALID_DATA, naming file and field, for anything missing,
     *     double, empty or unknown
     */
    public static Catalogue open(UserPath folder, @Nullable UserPath table, Dataset options) throws IOException {
        if (!Files.isDirectory(folder.path())) {
            throw Invalid.data(folder + ": there is no such folder; see dataset.location");
        }
        UserPath images = folder.resolve("JPEGImages");
        boolean devkit = Files.isDirectory(images.path());
        PictureFolder pictures = PictureFolder.of(devkit ? images : folder);
        if (pictures.pictures().isEmpty()) {
            throw Invalid.data(pictures.folder() + ": has no pictures (.jpg, .jpeg, .png); dataset.location is a folder"
                    + " with JPEGImages in it" + inner(folder) + ", or a plain folder of pictures");
        }
        LabelSource labels = labels(folder, table, options, devkit);
        return new VocSource(folder, options, pictures, labels, devkit).catalogue();
    }

    private static String inner(UserPath folder) {
        UserPath year = folder.resolve("VOC2012");
        return Files.isDirectory(year.resolve("JPEGImages").path()) ? " (perhaps " + year + ")" : "";
    }

    private static LabelSource labels(UserPath folder, @Nullable UserPath table, Dataset options, boolean devkit)
            throws IOException {
        if (table != null) {
            return LabelTable.read(table, options.classes());
        }
        UserPath annotations = folder.resolve("Annotations");
        if (!devkit || !Files.isDirectory(annotations.path())) {
            throw Invalid.data(annotations + ": there are no annotations to read labels from; name a table of labels in"
                    + " dataset.labels (lines of picture id, tab, class names with commas between)");
        }
        return new Annotations(annotations, options.classes());
    }

    private Catalogue catalogue() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<String> train = trainList();
        String trainName = "the training list (dataset.trainList: " + options.trainList() + ")";
        List<String> unlabelled = new ArrayList<>();
        for (String id : train) {
            Entry entry = entry(id, trainName);
            entries.put(id, entry);
            if (entry.labels().isEmpty()) {
                unlabelled.add(id);
            }
        }
        if (!unlabelled.isEmpty()) {
            throw Invalid.data(pictures.folder() + ": " + unlabelled.size() + " pictures of " + trainName
                    + " show none of dataset.classes: " + Invalid.some(unlabelled)
                    + "; take them off the list, or name their classes");
        }
        List<String> score = scoreList();
        String scoreName = "the scoring list (dataset.scoreList: " + options.scoreList() + ")";
        Map<String, UserPath> masks = new LinkedHashMap<>();
        for (String id : score) {
            if (!entries.containsKey(id)) {
                entries.put(id, entry(id, scoreName));
            }
            masks.put(id, requireMask(id, scoreName));
        }
        MaskNumbering numbering = NumberingEvidence.of(options.classes(), score, entries, masks);
        return new Catalogue(options.classes(), entries, train, score, masks, numbering);
    }

    private Entry entry(String id, String list) throws IOException {
        return new Entry(id, pictures.picture(id, list), labels.labels(id));
    }

    private List<String> trainList() throws IOException {
        if (devkit && !options.trainList().equals(Dataset.ALL)) {
            return ImageList.read(lists(), options.trainList(), "dataset.trainList");
        }
        List<String> labelled = allLabelled();
        if (labelled.isEmpty()) {
            throw Invalid.data(
                    pictures.folder() + ": none of the " + pictures.pictures().size()
                            + " pictures has a label; ids in the table of labels are file names without suffix");
        }
        return labelled;
    }

    private List<String> scoreList() throws IOException {
        if (!devkit || options.scoreList().equals(Dataset.NONE)) {
            return List.of();
        }
        if (!options.scoreList().equals(Dataset.ALL)) {
            return ImageList.read(lists(), options.scoreList(), "dataset.scoreList");
        }
        return allLabelled().stream()
                .filter(id -> masksOf(id).stream().anyMatch(VocSource::isFile))
                .toList();
    }

    private List<String> allLabelled() throws IOException {
        List<String> labelled = new ArrayList<>();
        for (String id : pictures.pictures().keySet()) {
            if (labels.knows(id) && !labels.labels(id).isEmpty()) {
                labelled.add(id);
            }
        }
        return labelled;
    }

    private UserPath lists() {
        return folder.resolve("ImageSets").resolve("Segmentation");
    }

    private UserPath requireMask(String id, String list) {
        return masksOf(id).stream()
                .filter(VocSource::isFile)
                .findFirst()
                .orElseThrow(() -> Invalid.data(masksOf(id).getFirst() + ": there is no such mask, but " + list
                        + " names it; score a list with masks, or set dataset.scoreList to " + Dataset.NONE));
    }

    private static boolean isFile(UserPath file) {
        return Files.isRegularFile(file.path());
    }

    /** The official masks first: those of other annotators are coarser. */
    private List<UserPath> masksOf(String id) {
        return MASK_FOLDERS.stream()
                .map(name -> folder.resolve(name).resolve(id + ".png"))
                .toList();
    }
}
