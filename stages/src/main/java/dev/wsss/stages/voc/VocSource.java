package dev.wsss.stages.voc;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source of data: a folder in PASCAL VOC's layout, or a plain folder of pictures with a table of labels. */
public final class VocSource {
    private final UserPath folder;
    private final Dataset options;
    private final PictureFolder pictures;
    private final LabelSource labels;
    private final boolean devkit;
    private final List<String> remarks = new ArrayList<>();

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
        if (pictures.all().isEmpty()) {
            throw Invalid.data(pictures.folder() + ": has no pictures (.jpg, .jpeg, .png); dataset.location is a folder"
                    + " with JPEGImages in it" + inner(folder) + ", or a plain folder of pictures");
        }
        LabelSource labels = labels(folder, table, options, pictures, devkit);
        return new VocSource(folder, options, pictures, labels, devkit).catalogue();
    }

    private static String inner(UserPath folder) {
        UserPath year = folder.resolve("VOC2012");
        return Files.isDirectory(year.resolve("JPEGImages").path()) ? " (perhaps " + year + ")" : "";
    }

    private static LabelSource labels(
            UserPath folder, @Nullable UserPath table, Dataset options, PictureFolder pictures, boolean devkit)
            throws IOException {
        ClassNames classes = new ClassNames(options.classes());
        if (table != null) {
            return LabelTable.read(table, classes, pictures, options.withoutClass());
        }
        UserPath annotations = folder.resolve("Annotations");
        if (!devkit || !Files.isDirectory(annotations.path())) {
            throw Invalid.data(annotations + ": there are no annotations to read labels from; name a table of labels in"
                    + " dataset.labels (lines of picture id, tab, class names with commas between)");
        }
        return new Annotations(annotations, classes);
    }

    private Catalogue catalogue() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        ImageList train = trainList();
        String trainName = "the training list (dataset.trainList: " + options.trainList() + ")";
        for (String id : train.ids()) {
            entries.put(id, entry(id, trainName));
        }
        MaskFiles files = MaskFiles.of(folder);
        ImageList score = scoreList(files);
        String scoreName = "the scoring list (dataset.scoreList: " + options.scoreList() + ")";
        for (String id : score.ids()) {
            if (!entries.containsKey(id)) {
                entries.put(id, entry(id, scoreName));
            }
        }
        Map<String, UserPath> masks = files.of(score, scoreName);
        remarks.addAll(train.remarks());
        if (!options.scoreList().equals(options.trainList())) {
            remarks.addAll(score.remarks());
        }
        if (!devkit && options.scored()) {
            remarks.add(folder + ": is a plain folder of pictures, without lists and masks; nothing is scored");
        }
        remarks.addAll(labels.remarks(entries.keySet()));
        unused(entries);
        withoutClass(train.ids(), entries, trainName);
        return new Catalogue(
                options,
                entries,
                train.ids(),
                score.ids(),
                masks,
                remarks,
                score.ids().isEmpty() ? List.of() : files.remarks(masks));
    }

    private void unused(Map<String, Entry> entries) {
        List<String> others = pictures.all().stream()
                .map(PictureFolder.Picture::id)
                .filter(id -> !entries.containsKey(id))
                .toList();
        remarks.add(pictures.folder() + ": " + (pictures.all().size() - others.size()) + " of "
                + Invalid.count(pictures.all().size(), "picture") + " used"
                + (others.isEmpty() ? "" : "; on no list: " + Invalid.some(others)));
    }

    private void withoutClass(List<String> train, Map<String, Entry> entries, String list) {
        Set<String> trained = new HashSet<>(train);
        List<String> without = entries.values().stream()
                .filter(entry -> entry.labels().isEmpty() && trained.contains(entry.id()))
                .map(Entry::id)
                .toList();
        if (without.isEmpty()) {
            return;
        }
        String sentence = Invalid.count(without.size(), "picture") + " of " + list
                + (without.size() == 1 ? " shows" : " show") + " none of dataset.classes: " + Invalid.some(without);
        if (options.withoutClass() == Dataset.WithoutClass.REFUSE) {
            throw Invalid.data(pictures.folder() + ": " + sentence
                    + "; take them off the list, name their classes, or set dataset.withoutClass: train");
        }
        if (without.size() == train.size()) {
            throw Invalid.data(pictures.folder() + ": no picture of " + list
                    + " shows any of dataset.classes; check the names of the classes");
        }
        remarks.add(sentence + "; they are trained on as pictures without a class (dataset.withoutClass)");
    }

    private Entry entry(String id, String list) throws IOException {
        return new Entry(id, pictures.picture(id, list).file(), labels.labels(id));
    }

    private ImageList trainList() throws IOException {
        if (devkit && !options.trainList().equals(Dataset.ALL)) {
            return ImageList.read(lists(), options.trainList(), "dataset.trainList", pictures);
        }
        List<String> labelled = allLabelled();
        if (labelled.isEmpty()) {
            throw Invalid.data(
                    pictures.folder() + ": none of the " + pictures.all().size()
                            + " pictures has a label; ids in the table of labels are file names without suffix");
        }
        return ImageList.of(labelled);
    }

    private ImageList scoreList(MaskFiles masks) throws IOException {
        if (!devkit || options.scoreList().equals(Dataset.NONE)) {
            return ImageList.of(List.of());
        }
        if (!options.scoreList().equals(Dataset.ALL)) {
            return ImageList.read(lists(), options.scoreList(), "dataset.scoreList", pictures);
        }
        return ImageList.of(
                allLabelled().stream().filter(id -> masks.find(id).isPresent()).toList());
    }

    private List<String> allLabelled() throws IOException {
        List<String> labelled = new ArrayList<>();
        for (PictureFolder.Picture each : pictures.all()) {
            if (labels.isLabelled(each.id())) {
                labelled.add(each.id());
            }
        }
        return labelled;
    }

    private UserPath lists() {
        return folder.resolve("ImageSets").resolve("Segmentation");
    }
}
