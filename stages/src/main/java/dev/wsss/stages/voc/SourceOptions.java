package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted from a folder.
 *
 * @param classes names without background, distinct; mask value = position + 1
 * @param labels table of picture id, tab, comma-separated names or indices; null: the XML annotations say
 * @param trainList name of a list under ImageSets/Segmentation, or {@value #ALL} for every labelled picture
 * @param scoreList name of a list whose pictures have masks, {@value #ALL} for every picture with labels and a mask, or
 *     {@value #NONE}
 */
public record SourceOptions(List<String> classes, @Nullable UserPath labels, String trainList, String scoreList) {
    /** Every picture. */
    public static final String ALL = "all";

    /** No picture. */
    public static final String NONE = "none";

    public SourceOptions {
        classes = List.copyOf(classes);
        if (classes.isEmpty() || classes.size() > 254 || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("classes: 1 to 254 distinct names are needed, not " + classes);
        }
    }

    /** PASCAL VOC's classes, labels from the annotations. */
    public static SourceOptions voc(String trainList, String scoreList) {
        return new SourceOptions(VocClasses.NAMES, null, trainList, scoreList);
    }
}
