package dev.wsss.stages.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Properties of a data set's pictures that are known without opening them: {@code catalogue.json} of the {@code dataset} artifact.
 *
 * @param classes names of the classes, without background
 * @param pictures every picture of either list, in the order in which later artifacts keep them
 * @param trainList ids that are trained on
 * @param scoreList ids that are scored; empty when there are no masks
 * @param skipped unreadable pictures that were left out, with the reason
 */
public record Catalogue(
        List<String> classes,
        List<Picture> pictures,
        List<String> trainList,
        List<String> scoreList,
        List<Skipped> skipped) {
    /** The object's name. */
    public static final String OBJECT = "catalogue.json";

    public Catalogue {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
        trainList = List.copyOf(trainList);
        scoreList = List.copyOf(scoreList);
        skipped = List.copyOf(skipped);
    }

    /**
     * A picture of the data set.
     *
     * @param id its name in the lists
     * @param width columns
     * @param height rows
     * @param labels class indices from 0, ascending
     */
    public record Picture(String id, int width, int height, List<Integer> labels) {
        public Picture {
            labels = labels.stream().sorted().distinct().toList();
        }
    }

    /**
     * A picture that was left out.
     *
     * @param id its name in the lists
     * @param reason what is wrong with it
     */
    public record Skipped(String id, String reason) {}

    /** Returns ids in order. */
    public List<String> ids() {
        return pictures.stream().map(Picture::id).toList();
    }

    /** Returns the pictures by id. */
    public SequencedMap<String, Picture> byId() {
        SequencedMap<String, Picture> byId = new LinkedHashMap<>();
        pictures.forEach(picture -> byId.put(picture.id(), picture));
        return byId;
    }

    /** Returns training pictures by id that have at least one label. */
    public Map<String, Picture> labelled() {
        SequencedMap<String, Picture> labelled = byId();
        labelled.values().removeIf(picture -> picture.labels().isEmpty());
        return labelled;
    }
}
